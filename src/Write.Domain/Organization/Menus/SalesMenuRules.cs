using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization.Menus;

/// <summary>Why an entry of the sales menu is hidden.</summary>
public static class SalesMenuRules
{
    private const string Persists = "If it stays hidden, ask the ecosystem manager or open a service ticket.";

    public static readonly Rule DistributorAccount = new("MENU-6", "DISTRIBUTOR_ACCOUNT",
        "Customer Development is hidden from a distributor's account, which develops resellers.", "Use the account of a solution provider, or invite resellers.");

    public static readonly Rule CardOrCredit = new("MENU-7", "NO_CARD_OR_CREDIT",
        "Customer Development is hidden from an account without a card and without credit.", $"Have a consumption quota granted. {Persists}");

    public static readonly Rule OperatorPermission = new("MENU-8", "OPERATOR_WITHOUT_PERMISSION",
        "An entry is hidden from an operator whose role or policy does not grant what it leads to.", $"Ask the administrator for a role with the right. {Persists}");

    public static readonly Rule RolePermission = new("ORG-7", "ROLE_WITHOUT_PERMISSION",
        "An entry is hidden from a member whose role or policy does not grant what it leads to.", $"Ask the administrator. {Persists}");

    public static readonly Rule OtherMenu = new("MENU-1", "NOT_IN_MENU", "Kinds of partners that sell have menus of their own; that of this kind does not have the entry.");
}
