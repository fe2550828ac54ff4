using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Description("What customers spent, by month, customer, service type, billing mode and association type. The totals are over all rows, not only those of a page (EXPEND-22).")]
public sealed class ExpenditureSummary(CustomerScope scope, ExpenditureQuery query, ExpenditureSums sums)
{
    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);

    [Description("What was charged, refunds left out.")]
    public Money TotalAmount => sums.Charged.Money;

    [Description("What refunds gave back; not positive.")]
    public Money TotalRefunds => sums.Refunds.Money;

    [Description("Charges and refunds before tax (EXPEND-18).")]
    public Money PreTaxAmount => sums.BeforeTax.Money;

    [Description("Everything that the rows add up to.")]
    public ExpenditureAmounts Totals => new(sums);

    [Cost(6_000), Description("The latest month first unless orderBy says otherwise.")]
    public async Task<Connection<ExpenditureSummaryRow>> Rows(
        SummaryReads reads, DetailReads details, TimeOrder? orderBy, PageRequest page, CancellationToken cancellation)
    {
        var rows = await reads.Rows(scope, query, orderBy ?? TimeOrder.LatestFirst, page, cancellation);
        var names = await details.Names([.. rows.Items.Select(row => row.CustomerId).Distinct()], cancellation);
        return new(rows.Select(row => new ExpenditureSummaryRow(row, names)), count => reads.Count(scope, query, count));
    }
}

[CountCost(6_000), Description("A customer's month in one service, billing mode and association model. Amounts are exact sums in USD with eight decimals.")]
public sealed class ExpenditureSummaryRow(SummaryRow row, IReadOnlyDictionary<string, string> names)
{
    [Id]
    public string CustomerId => GlobalId.Of("Customer", row.CustomerId);

    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    public string? MemberName => names.TryGetValue(row.CustomerId, out var name) && name.Length > 0 ? name : null;

    public string MemberAccount => row.CustomerId;

    public BillingMonth Month => BillingMonth.TryParse(row.Month, out var month) ? month : default;

    [Description("Null where the customer belonged to no partner.")]
    public AssociationModel? AssociationModel => Enum.TryParse<AssociationModel>(row.Model, out var model) ? model : null;

    public string ServiceType => row.ServiceType;

    public BillingMode? BillingMode => Enum.TryParse<BillingMode>(row.BillingMode, out var mode) ? mode : null;

    [Description("At official prices.")]
    public Money ListPrice => row.Sums.ListPrice.Money;

    [Description("What list prices were reduced by.")]
    public Money DiscountedAmount => row.Sums.DiscountedAmount.Money;

    [Description("Paid in cash.")]
    public Money CashPayment => row.Sums.CashPayment.Money;

    [Description("Paid by cash coupons.")]
    public Money CashCoupons => row.Sums.CashCoupons.Money;

    [Description("Left to the monthly settlement.")]
    public Money MonthlySettlement => row.Sums.MonthlySettlement.Money;

    [Description("What was charged, refunds left out.")]
    public Money Amount => row.Sums.Charged.Money;

    [Description("What refunds gave back; not positive.")]
    public Money Refunds => row.Sums.Refunds.Money;

    public Money Tax => row.Sums.Tax.Money;

    [Description("Charges and refunds before tax (EXPEND-18).")]
    public Money PreTaxAmount => row.Sums.BeforeTax.Money;

    [Description("What the sources state beyond the eighth decimal.")]
    public decimal RoundingRemainder => row.Sums.AmountDue.Remainder;
}
