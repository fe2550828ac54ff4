using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>Which partners may develop customers, whatever the step: pre-registering, inviting, associating.</summary>
public static class DevelopmentRules
{
    public static readonly Rule KindOfPartner = new("ASSOC-29", "FORBIDDEN",
        "Only solution providers and resellers develop customers.");

    public static readonly Rule QrByKind = new("ASSOC-27", "FORBIDDEN",
        "Only solution providers and resellers create QR codes for developing customers.");

    /// <summary>Why a frozen partner cannot develop customers on a channel; a ticket and a pre-registration have none and count as online.</summary>
    public static IReadOnlyList<Rejection> Frozen(PartnerStanding partner, InvitationChannel? channel) =>
        FrozenPartner.CustomerDevelopment(partner.Status, IsOnline(channel), "partnerId");

    /// <summary>The rules that a freeze brings to a channel: of the partner itself, and through its distributor.</summary>
    public static Rule[] FreezeRules(InvitationChannel? channel) => IsOnline(channel)
        ? [AccountStatusRules.NoOnlineDevelopment, AccountStatusRules.ResellerNoOnlineDevelopment]
        : [AccountStatusRules.NoOfflineDevelopment, AccountStatusRules.ResellerNoOfflineDevelopment];

    private static bool IsOnline(InvitationChannel? channel) => channel is null or InvitationChannel.Email;
}
