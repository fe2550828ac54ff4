using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners;

/// <summary>The rules of the areas PROG and CONV that a partner's account is held to.</summary>
public static class PartnerRules
{
    public static readonly Rule NetworkMembershipFirst = new("PROG-1", "HCPN_MEMBERSHIP_REQUIRED",
        "A company joins the partner network before it enters a program.", "Let the company join the partner network first.");

    public static readonly Rule StandardAtOnce = new("PROG-2", "TIER_STANDARD",
        "A new member has the tier Standard at once, ahead of any revenue.");

    public static readonly Rule AccountCannotPurchase = new("PROG-47", "PARTNER_ACCOUNT_CANNOT_PURCHASE",
        "A solution partner's account serves management only and cannot buy cloud services.", "Buy with a customer account.");

    public static readonly Rule NoCreditCard = new("PROG-48", "PARTNER_ACCOUNT_CANNOT_BIND_CARD",
        "No credit card may be bound to a solution partner's account.", "Bind the card to a customer account.");

    public static readonly Rule InProgram = new("PROG-51", "ACCOUNT_IN_PARTNER_PROGRAM",
        "An account in a partner program cannot be deregistered.", "Leave every program first.");

    public static readonly Rule ResellerOfDistributor = new("CONV-11", "DISTRIBUTOR_REQUIRED",
        "A reseller, and no other kind of partner, is managed by a distributor.", "Name a registered distributor for a reseller, and none otherwise.");

    public static readonly Rule DistributorsOnly = new("CONV-11", "NOT_A_DISTRIBUTOR", "Only a distributor develops resellers.");

    public static readonly Rule AlreadyRegistered = new("CONV-10", "PARTNER_ALREADY_REGISTERED",
        "A partner with this id is registered with other data.", "Use a new id for another partner.");

    public static readonly Rule NotFound = new("CONV-7", "PARTNER_NOT_FOUND", "There is no such partner, or it is not the caller's.");
}
