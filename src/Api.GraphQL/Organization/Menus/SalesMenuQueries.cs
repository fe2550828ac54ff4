using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Read.Projections.Quotas;
using PartnerGraph.Read.Projections.Quotas.ResellerBudgets;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization.Menus;
using PartnerGraph.Write.Domain.Partners;
using Menu = PartnerGraph.Write.Domain.Organization.Menus.SalesMenu;

namespace PartnerGraph.Api.GraphQL.Organization.Menus;

public sealed class SalesMenuQueries(PartnerReads partners, QuotaReads quotas, ResellerBudgetReads budgets, AccessPolicy access)
{
    [Cost(300), Description("The sales menu of the caller's partner, with what of it the caller sees; null for kinds of partners that have none.")]
    public async Task<SalesMenuView?> SalesMenu(IResolveFieldContext context)
    {
        if (await Viewer(context) is not { } viewer || Menu.VariantOf(viewer.Kind) is not { } variant) return null;
        var entries = Menu.Items.Where(item => item.Places[variant] != SalesMenuPlace.Absent)
            .ToLookup(item => item.Step, item => SalesMenuItemView.Of(item, viewer));
        return new(variant, [.. Enum.GetValues<SalesStep>().Select(group => new SalesMenuGroup(group, (int)group + 1, [.. entries[group]]))]);
    }

    [Cost(300), Description("Whether the caller sees an entry of the sales menu, and every rule that hides it (MENU-6 to MENU-8); the menu itself says the same. Null where the caller's partner is not known.")]
    public async Task<SalesMenuItemView?> MenuDiagnosis(IResolveFieldContext context, [Description("What it leads to.")] SalesMenuEntry entry) =>
        await Viewer(context) is { } viewer
            ? SalesMenuItemView.Of(Menu.Items.Single(item => item.Entry == entry), viewer)
            : null;

    [Cost(30), Description("The entries of the sales menus that stood elsewhere before (MENU-5).")]
    public IReadOnlyList<SalesMenuChange> SalesMenuComparison() =>
        [.. Menu.Items.SelectMany(item => item.FormerPaths.Select(former => new SalesMenuChange(item.Entry, former, item.Path)))];

    private async Task<SalesMenuViewer?> Viewer(IResolveFieldContext context)
    {
        var (actor, cancellation) = (Actor.Of(context), context.CancellationToken);
        var id = actor.RequirePartner();
        var own = new PartnerScope.Self(id);
        if ((await partners.Of(own, [id], cancellation)).GetValueOrDefault(id) is not { } partner) return null;
        return new(partner.Kind, HasCard: false, await Credit(own, id, partner.Kind, cancellation), actor.Role == Role.Operator, field => access.Allows(actor, field));
    }

    /// <summary>The partner's quota; a reseller's credit is what its distributor granted it, too.</summary>
    private async Task<Money> Credit(PartnerScope own, string id, PartnerKind kind, CancellationToken cancellation)
    {
        var quota = (await quotas.Of(own, [id], cancellation)).GetValueOrDefault(id)?.Total ?? Money.Zero;
        return kind == PartnerKind.Reseller ? quota + ((await budgets.Of(own, [id], cancellation)).GetValueOrDefault(id)?.Granted ?? Money.Zero) : quota;
    }
}
