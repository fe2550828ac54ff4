using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Kernel;
using Part = PartnerGraph.Read.Projections.Billing.Bills.BillPart;

namespace PartnerGraph.Api.GraphQL.Billing.Bills;

public enum PartnerBillState
{
    [Description("The month's bill does not exist yet: the estimate is what it would hold now (BILL-24).")]
    Estimated,

    [Description("The bill exists, and nothing of its total was paid yet.")]
    Generated,

    [Description("A part of the total was paid.")]
    PartlyPaid,

    [Description("Nothing is left to pay.")]
    Paid,

    [Description("The due day has passed, and something is left to pay, whether a part was paid or not (NOTIFY-5).")]
    Overdue,
}

public enum BillDebtor
{
    [Description("The partner pays the vendor for what its reseller customers use (CSP-19).")]
    Partner,
}

[Node, Description("A partner's bill of a month: what its reseller customers used, at settlement price, and how it is paid (BILL-1, BILL-22). What referral "
    + "customers use is in none. Months are those of the billing time zone (BILL-23); amounts are USD with eight decimals (BILL-19).")]
public sealed class PartnerBill(string partner, BillingMonth month, FoundBill? found, Money estimate, DateTimeOffset? asOf)
{
    private static readonly ExpenditureSums Nothing = new();

    private readonly string id = BillIds.Of(partner, month);

    // Bills of one instant are read together.
    private readonly string then = asOf is { } instant ? $"@{instant.ToUnixTimeMilliseconds()}" : "";

    private PartnerBillRow? Row => found?.Bill;

    [Id]
    public string Id => GlobalId.Of(nameof(PartnerBill), id);

    [Id]
    public string PartnerId => GlobalId.Of("Partner", partner);

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);

    public BillingMonth Month => month;

    [Description("Who owes it.")]
    public BillDebtor Debtor => BillDebtor.Partner;

    public PartnerBillState State => found switch
    {
        null => PartnerBillState.Estimated,
        { Unpaid.IsZero: true } => PartnerBillState.Paid,
        { WasOverdue: true } => PartnerBillState.Overdue,
        _ => found.Unpaid == found.Bill.Total ? PartnerBillState.Generated : PartnerBillState.PartlyPaid,
    };

    [Description("What a bill would hold now: usage of the month and corrections of earlier ones that no bill holds yet; null once the bill exists (BILL-24).")]
    public Money? Estimate => found is null ? estimate : null;

    [Description("When the month was cut: usage that was recorded later is in a later bill, as a correction. Null before, and for bills of the first version.")]
    public DateTimeOffset? ClosedAt => Row?.ClosedAt;

    public DateTimeOffset? GeneratedAt => Row?.GeneratedAt;

    [Description("All usage in the bill, below 0 where more was given back than charged; null before the bill exists.")]
    public Money? Usage => Row?.Usage;

    [Description("What coupons paid of the usage (COUPON-8, BILL-18); null before the bill exists.")]
    public Money? CouponApplied => Row?.Coupons;

    [Description("What is left after coupons; null before the bill exists.")]
    public Money? Payable => Row?.Total;

    [Description("What the account balance paid of it (BILL-3); null before the bill exists.")]
    public Money? FromBalance => Row?.FromBalance;

    [Description("What was given back beyond what was charged, and went on the balance (BILL-29); null before the bill exists.")]
    public Money? Credited => Row?.Credited;

    [Description("What is still to be paid of it; null before the bill exists.")]
    public Money? Unpaid => found?.Unpaid;

    [Description("The last day on which it is paid in time, in the billing time zone: what is left to pay of it then is overdue from the next day on. Null before the bill exists.")]
    public DateOnly? DueOn => Row?.DueOn;

    [Description("1 as it was made, one more with each restatement; null before the bill exists. What restateBill takes as expectedVersion.")]
    public long? Version => Row?.Version;

    [Description("How the bill was restated since it was made, the earliest first; none before the bill exists.")]
    public IDataLoaderResult<IReadOnlyList<BillRestatement>> Restatements(IResolveFieldContext context, RestatementReads reads) =>
        context.Load<string, IReadOnlyList<BillVersionRow>>($"restatements-of-bills{then}", id, (bills, cancellation) => reads.Of(bills, asOf, cancellation))
            .Then(IReadOnlyList<BillRestatement> (versions) => [.. (versions ?? []).Select(version => new BillRestatement(version))]);

    [Cost(600), Description("All usage, rounded once to the nearest cent, half away from zero: no decimal of a line is cut off before (BILL-10). Null before the bill exists.")]
    public IDataLoaderResult<Money?>? Total(IResolveFieldContext context, BillReads reads) => Sums(context, reads)?.Then(sums => (Money?)sums.AmountDue.Cents);

    [Cost(600), Description("What was given back of it, taxes included; not positive (BILL-29). Null before the bill exists.")]
    public IDataLoaderResult<Money?>? Refunds(IResolveFieldContext context, BillReads reads) => Sums(context, reads)?.Then(sums => (Money?)sums.Refunds.Money);

    [Cost(600), Description("Usage by product, the largest first (BILL-11); null before the bill exists.")]
    public IDataLoaderResult<BillProducts>? ByProduct(IResolveFieldContext context, BillReads reads) => found is null ? null
        : context.Load<string, IReadOnlyList<Part>>($"products-of-bills{then}", id, (bills, cancellation) => reads.ByService(bills, asOf, cancellation)).Then(parts => new BillProducts([.. (parts ?? []).Select(part => new BillProduct(part))]));

    [Cost(600), Description("Usage by customer, the largest first (BILL-12); null before the bill exists.")]
    public IDataLoaderResult<BillCustomers>? ByCustomer(IResolveFieldContext context, BillReads reads) => found is null ? null
        : context.Load<string, IReadOnlyList<Part>>($"customers-of-bills{then}", id, (bills, cancellation) => reads.ByCustomer(bills, asOf, cancellation)).Then(parts => new BillCustomers([.. (parts ?? []).Select(part => new BillCustomer(part))]));

    [Cost(600), Description("Usage by the month in which it was used: the bill's own, and each earlier one that it corrects; null before the bill exists.")]
    public IDataLoaderResult<IReadOnlyList<BillMonth>>? ByMonth(IResolveFieldContext context, BillReads reads) => found is null ? null
        : context.Load<string, IReadOnlyList<BilledMonth>>($"months-of-bills{then}", id, (bills, cancellation) => reads.ByMonth(bills, asOf, cancellation))
            .Then(IReadOnlyList<BillMonth> (parts) => [.. (parts ?? []).Select(part => new BillMonth(month, part))]);

    [Cost(200), Description("What the bill is made of, in the order in which it was recorded; null before the bill exists.")]
    public IDataLoaderResult<Connection<BillLine>?>? Lines(IResolveFieldContext context, BillReads reads, PageRequest page) => found is null ? null
        : context.Pages<BilledLine, BillLine>($"lines-of-bills{then}", id, page, line => new BillLine(month, line),
            (bills, cancellation) => reads.Lines(bills, asOf, page, cancellation), (bills, cancellation) => reads.CountLines(bills, asOf, cancellation));

    private IDataLoaderResult<ExpenditureSums>? Sums(IResolveFieldContext context, BillReads reads) => found is null ? null
        : context.Load<string, ExpenditureSums>($"totals-of-bills{then}", id, (bills, cancellation) => reads.Totals(bills, asOf, cancellation)).Then(sums => sums ?? Nothing);
}
