using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Billing;
using PartnerGraph.Api.GraphQL.Billing.Coupons;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Coupons;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Application.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Incentives.Payouts;

[Node, Description("Earnings on their way to the partner, from its application to the money (INCENT-24 to INCENT-48). USD with eight decimals where no currency stands beside an amount.")]
public sealed class Payout(PayoutRow row)
{
    [Id]
    public string Id => GlobalId.Of(nameof(Payout), row.Id);

    [Id]
    public string PartnerId => GlobalId.Of("Partner", row.PartnerId);

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) => positions.Of(context, PayoutProjection.ReadModelName);

    [Description("Of the partner's payouts and earnings, for expectedVersion: what becomes of another one moves it, too.")]
    public IDataLoaderResult<long> Version(IResolveFieldContext context, PayoutReads reads) => context.Load<string, long>("payout-versions", row.PartnerId, reads.Versions);

    public PayoutMethod Method => row.Method;

    public PayoutState State => row.State;

    [Description("What its earnings hold, claims deducted.")]
    public Money BeforeTax => row.BeforeTax;

    [Description("What comes on top as tax: by bank transfer and top-up (INCENT-24, INCENT-25), not in coupons (INCENT-26).")]
    public Money Tax => row.Tax;

    [Description("Both together: what the partner's invoice states.")]
    public Money Gross => row.Gross;

    [Description("What the laws of the country have the vendor keep, of the amount before tax (INCENT-40).")]
    public Money Withheld => row.Withheld;

    [Description("What is paid: the gross without what is withheld.")]
    public Money Net => row.Gross - row.Withheld;

    [Scalar<CurrencyCodeScalar>, Description("In which it is paid: that of the business information authentication (INCENT-39); null for coupons, which are in that of the earnings.")]
    public string? Currency => row.Currency;

    [Description("Units of the currency for one USD on the day of the payment (INCENT-48); null before.")]
    public decimal? ExchangeRate => row.ExchangeRate;

    [Description("What the bank was told to transfer, rounded down to the smallest unit of the currency; null before, and for other methods. "
        + "With remainderCarried it is net at exchangeRate with remainderTaken.")]
    public CurrencyAmount? Transferred => row.Method == PayoutMethod.BankTransfer ? InCurrency(row.PaidOut) : null;

    [Description("What earlier transfers of the partner in the currency had left, and this one took; below 0 where this one was returned and others took meanwhile "
        + "what it had left. Null before, and for other methods.")]
    public CurrencyAmount? RemainderTaken => InCurrency(row.RemainderTaken);

    [Description("What was too small to be transferred, and waits for the partner's next transfer in the currency; null before, and for other methods.")]
    public CurrencyAmount? RemainderCarried => InCurrency(row.RemainderCarried);

    [Description("What the cloud account was credited, in its currency (INCENT-48); null before, and for other methods. The balance grows by net.")]
    public CurrencyAmount? Credited => row.Method == PayoutMethod.TopUp ? InCurrency(row.PaidOut) : null;

    [Description("The authenticated account to which it was transferred (INCENT-24); null before, and for other methods.")]
    public string? BankAccount => row.BankAccount;

    [SeenLike("coupon"), Description("The coupon that it became (INCENT-41); null for other methods.")]
    public IDataLoaderResult<Coupon?>? Coupon(IResolveFieldContext context, CouponReads coupons)
    {
        if (row.Method != PayoutMethod.CashCoupons) return null;
        var (scope, key) = (context.PartnerScope(), CouponRow.IdOf(row.PartnerId, PayoutWorkflow.CouponOf(row.Id[(row.PartnerId.Length + 1)..])));
        return context.Load<string, CouponRow>("coupons-of-payouts", key, (keys, cancellation) => coupons.Of(scope, keys, cancellation))
            .Then(coupon => coupon is null ? null : new Coupon(coupon));
    }

    [Description("What the partner was told about its invoice (INCENT-3); null for coupons, which need none.")]
    public InvoiceRequest? InvoiceRequest => row.InvoiceRequestedAt is { } at ? new(row.RequestedEntity!, row.MailingAddress!, row.Gross, at) : null;

    [Description("The invoice as it was registered, and what was found when it arrived; null before.")]
    public PayoutInvoice? Invoice => row.InvoiceNumber is null ? null : new(row);

    [Description("The last second in which it is paid in time: 30 calendar days after a qualified invoice (INCENT-4, INCENT-42), in coupons five working days "
        + "after the reconciliation (INCENT-5); null before there is such an invoice.")]
    public DateTimeOffset? DueAt => row.DueAt;

    [Description("Whether its time passed before it was submitted to the bank or topped up (INCENT-42).")]
    public bool Overdue => row.IsOverdue;

    [Description("When the bank normally credits it: 1 to 3 working days after the submission (INCENT-43); null before, and for other methods.")]
    public ExpectedArrival? ExpectedArrival => row is { ArrivesFrom: { } from, ArrivesUntil: { } until } ? new(from, until) : null;

    [Description("Why the bank returned it; null unless it failed.")]
    public PaymentFailureCause? FailureCause => row.FailureCause;

    [Description("What the bank said; null unless it failed.")]
    public string? FailureReason => row.FailureReason;

    public DateTimeOffset AppliedAt => row.AppliedAt;

    [Description("When the bank was told to pay; null before, and for other methods.")]
    public DateTimeOffset? SubmittedAt => row.SubmittedAt;

    [Description("When it was paid; null before.")]
    public DateTimeOffset? PaidAt => row.PaidAt;

    [SeenLike("earnings"), Description("The earnings that it pays, pooled (GAP-20), the latest first unless orderBy says otherwise; null when the caller may not read them.")]
    public IDataLoaderResult<Connection<Earning>?> Earnings(
        IResolveFieldContext context, EarningsOfPayoutReads reads, EarningFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), EarningQueries.QueryOf(filter, orderBy));
        return context.Pages<EarningRow, Earning>("earnings-of-payouts", row.Id, page, earning => new Earning(earning),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation));
    }

    [Description("Who did what with it, the latest first unless orderBy says otherwise.")]
    public IDataLoaderResult<Connection<PayoutHistoryEntry>> History(
        IResolveFieldContext context, PayoutHistoryReads reads, PayoutHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), new PayoutHistoryQuery(filter?.Step, Period.Window(filter?.From, filter?.Until, orderBy)));
        return context.Pages<PayoutHistoryRow, PayoutHistoryEntry>("payout-history", row.Id, page, PayoutHistoryEntry.Of,
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation))!;
    }

    private CurrencyAmount? InCurrency(decimal? amount) => amount is { } held && row.Currency is { } currency ? new(currency, new(held, currency)) : null;
}
