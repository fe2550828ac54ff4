using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

public sealed record RecordExpendituresInput(
    [property: Description("Who numbered the lines, such as focus; at most 64 characters, no colon.")] string Source,
    [property: Description("At most 1,000.")] IReadOnlyList<ExpenditureLineInput> Lines,
    [property: Description("ALL_OR_NOTHING unless given: one refused line keeps all from being stored.")] BatchMode? Mode,
    [property: Description("EIGHT_DECIMALS unless given: more are refused. WITH_REMAINDER rounds half away from zero and keeps the rest.")]
    AmountPrecision? Precision,
    [property: Description("The source states its charges anew: a line stored with another content is taken back by a reversal and stored as a revision, one that was taken back is stored again. Only with GOOD_LINES; false unless given.")]
    bool? Restates,
    [property: Description("The lines are of the past and are recorded afterwards: alerts that they raise are late, nobody is reminded, and nothing is restricted or frozen because of them. False unless given.")]
    bool? Historical,
    string? IdempotencyKey) : IMutationInput;

[Description("A billing line. Charges are at least 0, refunds at most 0; amounts left out are 0.")]
public sealed record ExpenditureLineInput(
    [property: Description("The line's id in its source.")] string LineId, [property: Id] string CustomerId,
    [property: Description("Decides day, billing month and to whom the customer belonged.")] DateTimeOffset ChargedFrom, DateTimeOffset ChargedTo,
    string ServiceType, string? Region, [property: Description("PAY_PER_USE unless given.")] BillingMode? BillingMode,
    [property: Description("EXPENDITURE unless given.")] BillType? BillType,
    string? ResourceId, string? ResourceName, string? ResourceType, string? OrderId, decimal? ListPrice, decimal? DiscountedAmount,
    [property: Description("What whoever pays owes for it. Left out of a charge with a list price, the vendor's policies price it: for a customer in the reseller model at the settlement price of its partner on that day "
        + "(BILL-1, CSP-33), or less where the discounted price is lower, else at the discounted price. What came out stays, whatever is laid down later.")]
    decimal? AmountDue, decimal? CashPayment, decimal? CashCoupons, decimal? MonthlySettlement,
    [property: Description("Contained in the amount due; all of it in a tax line.")] decimal? Tax,
    [property: Scalar<CurrencyCodeScalar>, Description("USD, which is the only one.")] string? Currency,
    [property: Description("What was bought; CLOUD unless given.")] Offering? Offering,
    [property: Description("What test coupons paid of the amount due, beside cash and cash coupons; at most eight decimals.")] decimal? TestCoupons,
    [property: Description("What flexi-purchase coupons paid of the amount due; at most eight decimals.")] decimal? FlexiPurchaseCoupons,
    [property: Description("What stored-value cards paid of the amount due; at most eight decimals.")] decimal? StoredValueCards)
{
    /// <summary>The line, and what keeps its amounts from being amounts.</summary>
    internal ExpenditureLine ToLine(string source, List<Rejection> refusals) => new(
        source, LineId, GlobalId.KeyOf("Customer", CustomerId), ChargedFrom, ChargedTo, ServiceType, Region,
        BillingMode ?? Write.Domain.Expenditure.BillingMode.PayPerUse, BillType ?? Write.Domain.Expenditure.BillType.Expenditure,
        new LineAmounts
        {
            ListPrice = Amount(ListPrice, "listPrice", refusals), DiscountedAmount = Amount(DiscountedAmount, "discountedAmount", refusals),
            AmountDue = Amount(AmountDue, "amountDue", refusals), CashPayment = Amount(CashPayment, "cashPayment", refusals),
            CashCoupons = Amount(CashCoupons, "cashCoupons", refusals),
            MonthlySettlement = Amount(MonthlySettlement, "monthlySettlement", refusals), Tax = Amount(Tax, "tax", refusals),
            TestCoupons = Amount(TestCoupons, "testCoupons", refusals), FlexiPurchaseCoupons = Amount(FlexiPurchaseCoupons, "flexiPurchaseCoupons", refusals),
            StoredValueCards = Amount(StoredValueCards, "storedValueCards", refusals),
        })
    {
        ResourceId = ResourceId, ResourceName = ResourceName, ResourceType = ResourceType, OrderId = OrderId, Currency = Currency ?? Money.Usd,
        IsUnpriced = AmountDue is null,
        Offering = Offering ?? Write.Domain.Expenditure.Offering.Cloud,
    };

    private static ExactAmount Amount(decimal? amount, string path, List<Rejection> refusals)
    {
        var problem = ExactAmountText.Parse(amount ?? 0, out var exact);
        if (problem != AmountProblem.None) refusals.Add(ExpenditureRules.Of(problem).Refuse(path));
        return exact;
    }
}

public sealed record ReverseExpendituresInput(
    [property: Description("Who numbered the lines.")] string Source,
    [property: Description("The ids by which the source knows the lines; at most 1,000.")] IReadOnlyList<string> LineIds,
    string? IdempotencyKey) : IMutationInput;
