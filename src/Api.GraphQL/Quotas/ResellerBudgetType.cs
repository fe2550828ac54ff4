using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Quotas.ResellerBudgets;

namespace PartnerGraph.Api.Quotas;

[Description("What a distributor granted a reseller to give its customers as budgets, and what of it is given. USD with eight decimals.")]
public sealed record ResellerBudget(
    [property: Id] string ResellerId, [property: Id] string DistributorId, Money Granted,
    [property: Description("The sum of the budgets of the reseller's customers.")] Money Allocated, Money Remaining,
    [property: Description("When the grant was made or changed last.")] DateTimeOffset ChangedAt)
{
    internal static ResellerBudget Of(ResellerGrantRow row, Money allocated) => new(
        GlobalId.Of("Partner", row.PartnerId), GlobalId.Of("Partner", row.DistributorId), row.Granted, allocated, row.Granted - allocated, row.ChangedAt);
}

public sealed class ResellerBudgetQueries(ResellerBudgetReads reads)
{
    [Description("A distributor reads what it granted its resellers, a reseller what it was granted.")]
    public async Task<Connection<ResellerBudget>> ResellerBudgets(IResolveFieldContext context, PageRequest page)
    {
        var scope = Actor.Of(context).Debtors();
        var rows = await reads.Grants(scope, page, context.CancellationToken);
        var allocated = await reads.Allocated([.. rows.Items.Select(row => row.PartnerId)], context.CancellationToken);
        return new(
            rows.Select(row => ResellerBudget.Of(row, allocated.GetValueOrDefault(row.PartnerId))), cancellation => reads.Count(scope, cancellation));
    }
}
