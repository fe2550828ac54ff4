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
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Description("The billing lines of a month.")]
public sealed class ExpenditureDetails(CustomerScope scope, DetailQuery query)
{
    private Task<SplitAmount>? amountDue;

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);

    public BillingMonth Month => query.Month;

    [Cost(4_000), Description("The amount due of all lines, rounded to the nearest cent, half away from zero (EXPEND-19).")]
    public async Task<Money> MonthTotal(DetailReads reads, CancellationToken cancellation) =>
        (await AmountDue(reads, cancellation)).Cents;

    [Cost(4_000)]
    public async Task<Money> ExactMonthTotal(DetailReads reads, CancellationToken cancellation) =>
        (await AmountDue(reads, cancellation)).Money;

    [Cost(4_000), Description("What the sources state beyond the eighth decimal of the exact total.")]
    public async Task<decimal> RoundingRemainder(DetailReads reads, CancellationToken cancellation) =>
        (await AmountDue(reads, cancellation)).Remainder;

    [Cost(150), Description("In the order of their charge.")]
    public async Task<Connection<ExpenditureDetail>> Lines(DetailReads reads, PageRequest page, CancellationToken cancellation)
    {
        var lines = await reads.Lines(scope, query, page, cancellation);
        var names = await reads.Names([.. lines.Items.SelectMany(line => (string[])[line.MemberId, line.CustomerId]).Distinct()], cancellation);
        return new(lines.Select(line => new ExpenditureDetail(line, names)), count => reads.Count(scope, query, count));
    }

    // One sum, told in three ways.
    private Task<SplitAmount> AmountDue(DetailReads reads, CancellationToken cancellation) => amountDue ??= reads.AmountDue(scope, query, cancellation);
}

[CountCost(4_000), Description("A billing line. Amounts are in USD with eight decimals (EXPEND-9).")]
public sealed class ExpenditureDetail(ExpenditureLineRow line, IReadOnlyDictionary<string, string> names)
{
    public string Source => line.Source;

    public string LineId => line.LineId;

    [Description("The line of the same source that this one takes back because the source states the charge anew; null for a charge or refund of its own.")]
    public string? Reverses => LineCorrection.Of(line.LineId).Reverses;

    [Id, Description("The customer under whose account the line is shown: the member, or its master after it has left the partner (EXPEND-14).")]
    public string CustomerId => GlobalId.Of("Customer", line.CustomerId);

    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [Description("The customer that used the service (EXPEND-21).")]
    public string? MemberName => NameOf(line.MemberId);

    public string MemberAccount => line.MemberId;

    [Description("The enterprise master; null for a line under the member's own account.")]
    public string? MasterName => IsUnderMaster ? NameOf(line.CustomerId) : null;

    public string? MasterAccount => IsUnderMaster ? line.CustomerId : null;

    public DateTimeOffset ChargedFrom => DateTimeOffset.FromUnixTimeMilliseconds(line.ChargedFrom);

    [Description("The day of the charge in the billing time zone (BILL-23).")]
    public DateOnly BillingDay => DateOnly.ParseExact(line.Day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public DateTimeOffset ChargedTo => DateTimeOffset.FromUnixTimeMilliseconds(line.ChargedTo);

    public string ServiceType => line.ServiceType;

    public string? Region => line.Region.Length > 0 ? line.Region : null;

    public BillingMode BillingMode => line.BillingMode;

    public BillType BillType => line.BillType;

    public string? ResourceId => line.ResourceId;

    public string? ResourceName => line.ResourceName;

    public string? ResourceType => line.ResourceType;

    public string? OrderId => line.OrderId;

    public Money ListPrice => line.Sums.ListPrice.Money;

    public Money DiscountedAmount => line.Sums.DiscountedAmount.Money;

    public Money AmountDue => line.Sums.AmountDue.Money;

    public Money CashPayment => line.Sums.CashPayment.Money;

    public Money CashCoupons => line.Sums.CashCoupons.Money;

    public Money MonthlySettlement => line.Sums.MonthlySettlement.Money;

    public Money Tax => line.Sums.Tax.Money;

    [Description("What the source states beyond the eighth decimal of the amount due.")]
    public decimal RoundingRemainder => line.Sums.AmountDue.Remainder;

    [Description("As roundingRemainder, of the list price.")]
    public decimal ListPriceRemainder => line.Sums.ListPrice.Remainder;

    [Description("As roundingRemainder, of the discounted amount.")]
    public decimal DiscountedAmountRemainder => line.Sums.DiscountedAmount.Remainder;

    [Description("As roundingRemainder, of the cash payment.")]
    public decimal CashPaymentRemainder => line.Sums.CashPayment.Remainder;

    [Description("As roundingRemainder, of the cash coupons used.")]
    public decimal CashCouponsRemainder => line.Sums.CashCoupons.Remainder;

    [Description("As roundingRemainder, of the monthly settlement.")]
    public decimal MonthlySettlementRemainder => line.Sums.MonthlySettlement.Remainder;

    [Description("As roundingRemainder, of the tax.")]
    public decimal TaxRemainder => line.Sums.Tax.Remainder;

    [Description("What was bought.")]
    public Offering Offering => line.Offering;

    [Description("What test coupons paid of the amount due, beside cash and cash coupons.")]
    public Money TestCoupons => line.OtherPayments.TestCoupons;

    [Description("What flexi-purchase coupons paid of the amount due.")]
    public Money FlexiPurchaseCoupons => line.OtherPayments.FlexiPurchaseCoupons;

    [Description("What stored-value cards paid of the amount due.")]
    public Money StoredValueCards => line.OtherPayments.StoredValueCards;

    private bool IsUnderMaster => line.CustomerId != line.MemberId;

    private string? NameOf(string customerId) => names.TryGetValue(customerId, out var name) && name.Length > 0 ? name : null;
}
