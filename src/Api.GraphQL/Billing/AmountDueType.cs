using System.ComponentModel;
using PartnerGraph.Api.Platform.Reads;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Expenditure;

namespace PartnerGraph.Api.Billing;

[Description("What a partner has to pay (BILL-1, BILL-21). The usage of its quota is another figure (QUOTA-16).")]
public sealed record AmountDue(
    [property: Description("Unpaid fees of the latest billing month.")] Money LatestMonth,
    [property: Description("Unpaid fees of the months before it.")] Money PreviousMonths,
    Money Total)
{
    [Description("How much of the log these figures include.")]
    public Task<AsOf> AsOf(FigurePositions positions, CancellationToken cancellation) =>
        positions.Of(ExpenditureProjection.ReadModelName, cancellation);
}

[Description("What a customer itself owes the vendor.")]
public sealed class CustomerBalance(IReadOnlyList<Money> outstanding)
{
    [Description("Unpaid bills of the customer in USD. What a reseller customer uses is its partner's to pay (BUDGET-11).")]
    public Money Outstanding => outstanding.FirstOrDefault(sum => sum.Currency == Money.Usd);

    [Description("Unpaid bills by currency, USD among them; none when nothing is owed.")]
    public IReadOnlyList<CurrencyAmount> OutstandingByCurrency => [.. outstanding.Select(sum => new CurrencyAmount(sum.Currency, sum))];
}

[Description("An amount in a currency.")]
public sealed record CurrencyAmount([property: Description("ISO 4217 code.")] string Currency, Money Amount);
