using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Expenditure;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Expenditure;

[Description("What customers spent, by customer and month. The totals are over all rows, not only those of a page (EXPEND-22).")]
public sealed class ExpenditureSummary(CustomerScope scope, ExpenditureQuery query, ExpenditureSums sums)
{
    [Description("What was charged, refunds left out.")]
    public Money TotalAmount => Money.FromUnits(sums.AmountDue - sums.Refunds);

    [Description("What refunds gave back; not positive.")]
    public Money TotalRefunds => Money.FromUnits(sums.Refunds);

    [Description("Charges and refunds before tax (EXPEND-18).")]
    public Money PreTaxAmount => Money.FromUnits(sums.AmountDue - sums.Tax);

    [Description("The latest month first.")]
    public async Task<Connection<ExpenditureSummaryRow>> Rows(
        SummaryReads reads, DetailReads details, PageRequest page, CancellationToken cancellation)
    {
        var rows = await reads.Rows(scope, query, page, cancellation);
        var names = await details.Names([.. rows.Items.Select(row => row.CustomerId).Distinct()], cancellation);
        return new(rows.Select(row => new ExpenditureSummaryRow(row, names)), count => reads.Count(scope, query, count));
    }
}

[Description("A customer's month in one association model.")]
public sealed class ExpenditureSummaryRow(SummaryRow row, IReadOnlyDictionary<string, string> names)
{
    [Id]
    public string CustomerId => GlobalId.Of("Customer", row.CustomerId);

    public string? MemberName => names.TryGetValue(row.CustomerId, out var name) && name.Length > 0 ? name : null;

    public string MemberAccount => row.CustomerId;

    public BillingMonth Month => BillingMonth.TryParse(row.Month, out var month) ? month : default;

    [Description("Null where the customer belonged to no partner.")]
    public AssociationModel? AssociationModel => Enum.TryParse<AssociationModel>(row.Model, out var model) ? model : null;

    [Description("What was charged, refunds left out.")]
    public Money Amount => Money.FromUnits(row.Amount);

    [Description("What refunds gave back; not positive.")]
    public Money Refunds => Money.FromUnits(row.Refunds);

    public Money Tax => Money.FromUnits(row.Tax);

    [Description("Charges and refunds before tax (EXPEND-18).")]
    public Money PreTaxAmount => Money.FromUnits(row.Amount + row.Refunds - row.Tax);

    [Description("What the sources state beyond the eighth decimal.")]
    public decimal RoundingRemainder => ExpenditureSums.Remainder(row.DueRemainder);
}
