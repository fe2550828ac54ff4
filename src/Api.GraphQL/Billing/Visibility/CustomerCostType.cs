using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Hosting.Reference;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Billing.Visibility;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using Cost = PartnerGraph.Read.Projections.Billing.Visibility.CustomerCost;

namespace PartnerGraph.Api.GraphQL.Billing.Visibility;

[Description("What a customer used in a month, and what of it the customer pays itself. USD with eight decimals.")]
public sealed class CustomerBill(Cost cost)
{
    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) => positions.Of(context, ExpenditureProjection.ReadModelName);

    [Description("The month in the billing time zone (BILL-23).")]
    public BillingMonth Month => BillingMonth.TryParse(cost.Key, out var month) ? month : throw new FormatException($"'{cost.Key}' is no month.");

    [Description("All of it at official prices (BILL-9).")]
    public Money OfficialPrice => cost.OfficialPrice;

    [Description("What the customer pays itself. What it uses in the reseller model is its partner's to pay, at a price of their own (CSP-19).")]
    public Money Payable => cost.Payable;
}

[Description("What a customer used of a product, and what of it the customer pays itself.")]
public sealed class CustomerProductCost(Cost cost)
{
    [Description("The product, as the billing source names it.")]
    public string ServiceType => cost.Key;

    [Description("All of it at official prices.")]
    public Money OfficialPrice => cost.OfficialPrice;

    [Description("What the customer pays itself; nothing of what it uses in the reseller model.")]
    public Money Payable => cost.Payable;
}

[Description("A customer's cost of a period. USD with eight decimals.")]
public sealed class CustomerCosts(IReadOnlyList<Cost> byProduct)
{
    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) => positions.Of(context, ExpenditureProjection.ReadModelName);

    [Description("All of it at official prices.")]
    public Money OfficialPrice => byProduct.Aggregate(Money.Zero, (sum, cost) => sum + cost.OfficialPrice);

    [Description("What the customer pays itself; nothing of what it uses in the reseller model.")]
    public Money Payable => byProduct.Aggregate(Money.Zero, (sum, cost) => sum + cost.Payable);

    [Description("By product, in the order of their names.")]
    public IReadOnlyList<CustomerProductCost> ByProduct => [.. byProduct.Select(cost => new CustomerProductCost(cost))];
}

public sealed class CustomerCostQueries(CustomerCostReads costs, BillSight sight)
{
    [Cost(1_000), Description("The caller's own months, what it used in each and what it pays itself. Refused with FORBIDDEN for a reseller customer whose partner has revoked the sight of bills (BILL-6).")]
    public async Task<IReadOnlyList<CustomerBill>> MyBills(
        IResolveFieldContext context, [Description("The first month.")] BillingMonth? from, [Description("The last month, included.")] BillingMonth? to)
    {
        Period.Check(from, to, nameof(to));
        var customer = await Visible(context, "BILL-6");
        var months = await costs.ByMonth(customer, from?.FirstDay, to?.Next.FirstDay.AddDays(-1), context.CancellationToken);
        return [.. months.Select(month => new CustomerBill(month))];
    }

    [Cost(1_000), Description("The caller's own cost of a period, by product. Refused with FORBIDDEN for a reseller customer whose partner has revoked the sight of cost (BILL-7).")]
    public async Task<CustomerCosts> MyCosts(
        IResolveFieldContext context, [Description("The first day, in the billing time zone.")] DateOnly? from, [Description("The last day, included.")] DateOnly? to)
    {
        Period.Check(from, to, nameof(to));
        return new(await costs.ByService(await Visible(context, "BILL-7"), from, to, context.CancellationToken));
    }

    private async Task<string> Visible(IResolveFieldContext context, string ruleId)
    {
        var customer = Actor.Of(context).RequireCustomer();
        if (await sight.IsRevoked(customer, context.CancellationToken))
        {
            var refusal = RequestErrors.Of(
                RequestErrors.Forbidden, "The partner has revoked its reseller customers' sight of bills and cost.", ErrorReasons.BillsRevoked);
            refusal.Extensions!["ruleId"] = ruleId;
            throw refusal;
        }

        return customer;
    }
}
