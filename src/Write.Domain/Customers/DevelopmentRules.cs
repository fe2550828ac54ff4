using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Domain.Customers;

/// <summary>Which partners may develop customers, whatever the step: pre-registering, inviting, associating.</summary>
public static class DevelopmentRules
{
    public static readonly Rule KindOfPartner = new("ASSOC-29", "FORBIDDEN",
        "Only solution providers and resellers develop customers.", "");

    public static readonly Rule QrByKind = new("ASSOC-27", "FORBIDDEN",
        "Only solution providers and resellers create QR codes for developing customers.", "");

    public static readonly Rule FrozenOnline = Frozen("ACCT-6", "A frozen partner cannot develop customers online.");

    public static readonly Rule FrozenOffline = Frozen("ACCT-7", "A frozen partner cannot develop customers offline, by link or QR code.");

    public static readonly Rule FrozenThroughDistributorOnline = Frozen("ACCT-13",
        "A reseller frozen through its distributor cannot develop customers online.");

    public static readonly Rule FrozenThroughDistributorOffline = Frozen("ACCT-14",
        "A reseller frozen through its distributor cannot develop customers offline, by link or QR code.");

    public static readonly Rule FrozenCannotBeLeft = Frozen("ACCT-8", "A frozen partner cannot be left.");

    public static readonly Rule FrozenThroughDistributorCannotBeLeft = Frozen("ACCT-15",
        "Customers cannot be disassociated from a reseller frozen through its distributor.");

    /// <summary>The rule by which a freeze stops development on a channel; a ticket and a pre-registration have no channel and count as online.</summary>
    public static Rule Developing(PartnerFreeze freeze, InvitationChannel? channel) => (freeze, channel is InvitationChannel.Link or InvitationChannel.Qr) switch
    {
        (PartnerFreeze.ThroughDistributor, true) => FrozenThroughDistributorOffline,
        (PartnerFreeze.ThroughDistributor, false) => FrozenThroughDistributorOnline,
        (_, true) => FrozenOffline,
        (_, false) => FrozenOnline,
    };

    public static Rule Leaving(PartnerFreeze freeze) =>
        freeze == PartnerFreeze.ThroughDistributor ? FrozenThroughDistributorCannotBeLeft : FrozenCannotBeLeft;

    private static Rule Frozen(string id, string text) => new(id, "PARTNER_FROZEN", text, "Wait until the partner is unfrozen.");
}
