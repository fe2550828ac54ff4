using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Organization.Menus;

/// <summary>Who looks at the menu.</summary>
/// <param name="HasCard">Whether a card is linked to the account; partners' own accounts hold none (PROG-48).</param>
/// <param name="Credit">What the account may owe, whatever of it is used.</param>
/// <param name="IsOperator">Whether a custom role says what it may do.</param>
/// <param name="MayUse">Whether its role and policy let it use a field of the API.</param>
public sealed record SalesMenuViewer(PartnerKind Kind, bool HasCard, Money Credit, bool IsOperator, Func<string, bool> MayUse);

/// <summary>Decides what is visible, for the menu and for its diagnosis alike.</summary>
public static class SalesMenuVisibility
{
    /// <summary>
    /// Every rule that hides the entry from the viewer; none when it is visible. What the kind of account hides, nothing else could show: no other rule is named then.
    /// </summary>
    public static IReadOnlyList<Rule> Hiding(SalesMenuItem item, SalesMenuViewer viewer)
    {
        if (SalesMenu.VariantOf(viewer.Kind) is not { } variant || item.Places[variant] == SalesMenuPlace.Absent) return [SalesMenuRules.OtherMenu];
        if (item.Places[variant] == SalesMenuPlace.Hidden) return [SalesMenuRules.DistributorAccount];
        List<Rule> rules = [];
        // Hidden only if both are missing (GAP-25).
        if (item.NeedsCredit && !viewer.HasCard && viewer.Credit <= Money.Zero) rules.Add(SalesMenuRules.CardOrCredit);
        if (!viewer.MayUse(item.Places[variant] == SalesMenuPlace.Reads ? item.OpensToRead : item.Opens)) rules.Add(viewer.IsOperator ? SalesMenuRules.OperatorPermission : SalesMenuRules.RolePermission);
        return rules;
    }
}
