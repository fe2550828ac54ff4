using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Read.Projections.Billing;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing;

[Description("What a partner has to pay (BILL-1, BILL-21). The usage of its quota is another figure (QUOTA-16).")]
public sealed record AmountDue(
    [property: Description("Unpaid fees of the latest billing month.")] Money LatestMonth,
    [property: Description("Unpaid fees of the months before it.")] Money PreviousMonths,
    Money Total,
    [property: Description("What of it should have been paid already: the unpaid rest of bills whose due day has passed.")] Money Overdue)
{
    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);
}

[Description("What is on a partner's account to pay with (BILL-2).")]
public sealed record AccountBalance(
    [property: Description("USD with eight decimals; 0 before the first top-up.")] Money Amount,
    [property: Description("What former reseller customers gave back in months that have not ended: on the balance when they have (BILL-26, BILL-28).")] Money PendingRefunds)
{
    [Description("How much of the log the balance includes.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);
}

[Description("What a customer itself owes the vendor, and what lies on its own top-up account.")]
public sealed class CustomerBalance(IReadOnlyList<Money> outstanding, Money onAccount, bool isReseller)
{
    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, CustomerBalanceProjection.ReadModelName, CustomerWalletProjection.ReadModelName);

    [Description("Unpaid bills of the customer in USD. What a reseller customer uses is its partner's to pay (BUDGET-11).")]
    public Money Outstanding => outstanding.FirstOrDefault(sum => sum.Currency == Money.Usd);

    [Description("What of the own account can be used, in USD: all of it, and nothing in the reseller model, where the partner pays (COUPON-5, COUPON-6).")]
    public Money Usable => isReseller ? Money.Zero : onAccount;

    [Description("What of the own account can be withdrawn through customer service, in USD: all of it in the reseller model (COUPON-6).")]
    public Money Withdrawable => isReseller ? onAccount : Money.Zero;

    [Description("Unpaid bills by currency, USD among them; none when nothing is owed.")]
    public IReadOnlyList<CurrencyAmount> OutstandingByCurrency => [.. outstanding.Select(sum => new CurrencyAmount(sum.Currency, sum))];
}

[Description("An amount in the currency that stands beside it.")]
public sealed record CurrencyAmount(
    [property: Scalar<CurrencyCodeScalar>, Description("The currency of the amount.")] string Currency,
    [property: Scalar<DecimalScalar>, Description("The amount with eight decimals.")] Money Amount);
