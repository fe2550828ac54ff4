using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners;

/// <summary>What a frozen partner cannot do with its customers; each cause of the freeze names its own rule (REF-21).</summary>
public static class FrozenPartner
{
    /// <summary>Inviting, pre-registering and accepting: online is by email, offline by link or QR code (ACCT-6, 7, 13, 14).</summary>
    public static IReadOnlyList<Rejection> CustomerDevelopment(PartnerStatus partner, bool online, string path = "") => Refusals(
        partner, path,
        online ? AccountStatusRules.NoOnlineDevelopment : AccountStatusRules.NoOfflineDevelopment,
        online ? AccountStatusRules.ResellerNoOnlineDevelopment : AccountStatusRules.ResellerNoOfflineDevelopment);

    /// <summary>Requesting, confirming and approving a disassociation (ACCT-8, 15).</summary>
    public static IReadOnlyList<Rejection> Disassociation(PartnerStatus partner, string path = "") => Refusals(
        partner, path, AccountStatusRules.NoDisassociation, AccountStatusRules.ResellerNoDisassociation);

    private static Rejection[] Refusals(PartnerStatus partner, string path, Rule byOperations, Rule throughDistributor) =>
        [.. partner.Freezes.Keys.Select(cause => (cause == FreezeCause.Distributor ? throughDistributor : byOperations).Refuse(path))];
}
