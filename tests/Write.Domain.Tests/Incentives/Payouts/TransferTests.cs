using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Reference;
using static PartnerGraph.Write.Domain.Tests.Incentives.Payouts.PayoutScene;

namespace PartnerGraph.Write.Domain.Tests.Incentives.Payouts;

/// <summary>A bank pays whole units of the currency's last decimal (ADR 74).</summary>
public sealed class TransferTests
{
    [Theory, Trait("Rule", "INCENT-39")]
    [InlineData("JPY", 0.1509999, 150, 0.9999)]
    [InlineData("JPY", 0.151, 151, 0)]
    [InlineData("EUR", 0.00091239, 0.91, 0.00239)]
    [InlineData("KWD", 0.00030712, 0.307, 0.00012)]
    [InlineData("USD", 1, 1000, 0)]
    public void What_is_below_the_last_decimal_of_the_currency_waits(string currency, decimal rate, decimal transferred, decimal waits)
    {
        var facts = In(currency, rate);
        var sent = PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer, facts)).When(new SubmitToBank("p", "o", facts, Friday)).Decision;
        var told = Assert.IsType<PayoutSubmittedToBank>(Assert.Single(sent.Events));
        Assert.Equal((new Money(transferred, currency), new Money(waits, currency), new Money(0m, currency)), (told.Transferred, told.Carried, told.Taken));
    }

    [Fact, Trait("Rule", "INCENT-39"), Trait("Rule", "INFO-18")]
    public void What_a_returned_transfer_left_to_another_is_not_paid_again()
    {
        var facts = In("JPY", 0.0015m);
        IDomainEvent[] events = [.. new[] { "a", "b", "c" }.SelectMany(id => (IDomainEvent[])
        [
            Earning($"e{id}", 1_000m), new PayoutApplied("p", id, PayoutMethod.BankTransfer, [$"e{id}"], new(1_000m), Money.Zero, new(1_000m), [], "JPY", null, Friday),
            new InvoiceRegistered("p", id, "INV", "E", null, new(1_000m), Friday), new InvoiceReceived("p", id, new(2024, 11, 15), true, [], null, Friday),
        ])];
        // 1.5 each: the first leaves a half, which the second pays with its own.
        Assert.Equal((1m, 0m, 0.5m), Send("a"));
        Assert.Equal((2m, 0.5m, 0m), Send("b"));
        events = After(After(events, new RecordPaymentFailure("p", "a", PaymentFailureCause.Other, "Closed.", Friday)), new ResumePayout("p", "a", facts, Friday));
        Assert.Equal((1m, -0.5m, 0m), Send("a"));
        Assert.Equal((1m, 0m, 0.5m), Send("c"));
        // What took of others gives it back only by being sent again.
        events = After(After(events, new RecordPaymentFailure("p", "b", PaymentFailureCause.Other, "Closed.", Friday)), new ResumePayout("p", "b", facts, Friday));
        Assert.Equal((2m, 1m, 0.5m), Send("b"));

        (decimal, decimal, decimal) Send(string id)
        {
            events = After(events, new SubmitToBank("p", id, facts, Friday));
            var told = Assert.IsType<PayoutSubmittedToBank>(events[^1]);
            return (told.Transferred.Amount, told.Taken!.Value.Amount, told.Carried!.Value.Amount);
        }
    }

    [Fact, Trait("Rule", "INCENT-39")]
    public void What_is_less_than_the_smallest_unit_is_not_transferred()
    {
        var facts = In("JPY", 0.001m);
        var given = PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer, facts));
        given.When(new SubmitToBank("p", "o", In("JPY", 0.00099999m), Friday)).ThenRejected("INCENT-39").WithCode("TRANSFER_TOO_SMALL");
        Assert.True(given.When(new SubmitToBank("p", "o", facts, Friday)).Decision.IsAccepted);
    }

    [Fact, Trait("Rule", "INCENT-39")]
    public void A_currency_that_is_none_is_refused_by_application_and_transfer()
    {
        PayoutDecider.Definition.Given(Earned).When(Apply(PayoutMethod.BankTransfer, "e1") with { Facts = In("XXX", 1m) }).ThenRejected("INCENT-39").WithCode("CURRENCY_UNKNOWN");
        Assert.True(PayoutDecider.Definition.Given(Earned).When(Apply(PayoutMethod.TopUp, "e1") with { Facts = In("XXX", 1m) }).Decision.IsAccepted);
        // Bulgaria pays in euro from 2026 on.
        var lev = In("BGN", 1.7m);
        var given = PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer, lev));
        Assert.True(given.When(new SubmitToBank("p", "o", lev, At("2025-12-31T23:59:59"))).Decision.IsAccepted);
        given.When(new SubmitToBank("p", "o", lev, At("2026-01-01T00:00:00"))).ThenRejected("INCENT-39").WithCode("CURRENCY_UNKNOWN");
    }

    [Fact, Trait("Rule", "INCENT-25"), Trait("Rule", "INCENT-48")]
    public void A_top_up_is_not_rounded_and_takes_nothing_that_waits()
    {
        var facts = In("JPY", 0.0015m);
        IDomainEvent[] waiting = [.. Invoiced(PayoutMethod.TopUp, facts), new PayoutApplied("p", "t", PayoutMethod.BankTransfer, [], new(1m), Money.Zero, new(1m), [], "JPY", null, Friday),
            new PayoutSubmittedToBank("p", "t", new(2024, 11, 15), "ACCT-1", 1m, new(1m, "JPY"), default, default, Friday, new(0m, "JPY"), new(0.7m, "JPY"))];
        PayoutDecider.Definition.Given(waiting).When(new TopUpAccount("p", "o", facts, Friday))
            .Then(new AccountToppedUp("p", "o", 0.0015m, new(1.5m, "JPY"), Friday), new PayoutPaid("p", "o", new(1_000m), Friday));
        Assert.Equal(new Money(0.7m, "JPY"), After(waiting, new TopUpAccount("p", "o", facts, Friday)).Aggregate(PartnerPayouts.None, PartnerPayouts.Evolve).Waiting["JPY"]);
    }

    [Fact, Trait("Rule", "INCENT-39")]
    public void Currencies_have_the_decimals_of_the_standard()
    {
        Assert.Equal([0, 0, 2, 3, null], new[] { "JPY", "UGX", "CHF", "BHD", "XAU" }.Select(code => Currencies.DigitsOf(code, new(2024, 11, 15))));
        Assert.All(Currencies.Table.All, row => Assert.Matches("^[A-Z]{3}$", row.Content.Code));
        Assert.Equal(Currencies.Table.All.Length, Currencies.Table.All.DistinctBy(row => row.Content.Code).Count());
    }

    private static PayoutFacts In(string currency, decimal rate) => Facts with { Currency = currency, Policy = Facts.Policy with { TaxRate = 0, ExchangeRate = rate } };
}
