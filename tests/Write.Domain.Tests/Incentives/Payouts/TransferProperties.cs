using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Incentives.Payouts.PayoutScene;

namespace PartnerGraph.Write.Domain.Tests.Incentives.Payouts;

/// <summary>Whatever is transferred, returned and sent again at another rate, in whatever order: what was transferred and what waits are what was earned.</summary>
public sealed class TransferProperties
{
    private static readonly (string Code, decimal Unit, decimal Rate)[] Currencies =
        [("JPY", 1m, 151.37m), ("CLP", 1m, 952.1m), ("USD", 0.01m, 1m), ("EUR", 0.01m, 0.91234567m), ("KWD", 0.001m, 0.30712345m), ("TND", 0.001m, 3.1m)];

    [Property(MaxTest = 500)]
    [Trait("Rule", "INCENT-39"), Trait("Rule", "INFO-18")]
    public void What_is_transferred_and_what_waits_are_what_was_earned(ushort[] nets, byte currency, ushort[] steps)
    {
        var (code, unit, rate) = Currencies[currency % Currencies.Length];
        decimal[] earned = [.. nets.Take(6).Select(net => 1 + (net * 1.23456789m))];
        var state = earned.Index().SelectMany(of => Until(code, $"o{of.Index}", of.Item)).Aggregate(PartnerPayouts.None, PartnerPayouts.Evolve);
        Dictionary<string, (decimal Worth, decimal Sent)> sent = [];
        foreach (var step in earned.Length == 0 ? [] : steps) Take($"o{step % earned.Length}", step / 8 % 4, rate * (1 + (step / 32 % 8 / 100m)));
        // In the end everything is paid, and nothing was lost or paid twice.
        foreach (var id in earned.Index().Select(of => $"o{of.Index}"))
            for (var step = 2; step >= 0; step -= 2) Take(id, step, rate);
        Assert.Equal(earned.Length, sent.Count);

        void Take(string id, int step, decimal at)
        {
            var facts = Facts with { Currency = code, Policy = Facts.Policy with { ExchangeRate = at } };
            var decision = PayoutDecider.Decide(step switch
            {
                0 => new SubmitToBank("p", id, facts, Friday),
                1 => new RecordPaymentFailure("p", id, PaymentFailureCause.Other, "Closed.", Friday),
                2 => new ResumePayout("p", id, facts, Friday),
                _ => new RecordPayment("p", id, Friday),
            }, state);
            state = decision.Events.Aggregate(state, PartnerPayouts.Evolve);
            foreach (var e in decision.Events.OfType<PayoutSubmittedToBank>())
            {
                Assert.Equal(0m, e.Transferred.Amount % unit);
                Assert.InRange(e.Carried!.Value.Amount, 0m, unit - 0.00000001m);
                sent[id] = (Eight(earned[int.Parse(id[1..])] * (code == "USD" ? 1 : at)), e.Transferred.Amount);
                Assert.Equal(sent[id].Worth + e.Taken!.Value.Amount, e.Transferred.Amount + e.Carried.Value.Amount);
            }

            // What the bank returned, or never had, is not transferred; what its rounding left stays with the others.
            var waiting = state.Waiting.TryGetValue(code, out var left) ? left.Amount : 0;
            Assert.Equal(sent.Values.Sum(of => of.Worth), sent.Values.Sum(of => of.Sent) + waiting);
        }
    }

    private static IDomainEvent[] Until(string currency, string id, decimal net) =>
    [
        Earning($"e{id}", net), new PayoutApplied("p", id, PayoutMethod.BankTransfer, [$"e{id}"], new(net), Money.Zero, new(net), [], currency, null, Friday),
        new InvoiceRegistered("p", id, "INV", "E", null, new(net), Friday), new InvoiceReceived("p", id, new(2024, 11, 15), true, [], null, Friday),
    ];

    private static decimal Eight(decimal amount) => Math.Round(amount, 8, MidpointRounding.AwayFromZero);
}
