using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Tests.Quotas;

/// <summary>Random sequences of the largest amounts that commands accept: no read model stops, and every sum is the plain one.</summary>
public sealed class LargestAmountsTests
{
    private static readonly Money Line = new(1_000_000_000_000m);

    private static readonly Money Mutation = new(1_000_000_000_000_000m);

    [Theory, Trait("Rule", "CONV-5"), Trait("Rule", "QUOTA-3")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sums_of_any_sequence_are_exact(int seed)
    {
        var random = new Random(seed);
        var account = PartnerAccount.Empty;
        var (due, list) = (BigInteger.Zero, BigInteger.Zero);
        List<PastEvent> history = [Past.Associated("c"), Past.Granted(0m), Past.Budget("c", 0.00000001m)];
        for (var step = 0; step < 400; step++)
        {
            if (random.Next(4) > 0)
            {
                // Small and largest, charges and refunds, of this month and of the one before, with what a source states beyond eight decimals.
                var units = (random.Next(2) == 0 ? Line.Units : random.NextInt64(1, 1_000)) * (random.Next(3) == 0 ? -1 : 1);
                (due, list) = (due + (BigInteger)units, list + (BigInteger)units);
                history.Add(Recorded(step, units, random));
                continue;
            }

            PartnerAccountCommand command = random.Next(3) switch
            {
                0 => new TopUpBalance("p", $"{step}", Mutation.Amount),
                1 => new IssueCoupon("p", $"{step}", Mutation.Amount, CouponTerms.Unrestricted),
                _ => new Repay("p", $"{step}", Mutation.Amount, PaymentSource.Online, default),
            };
            var decision = PartnerAccountDecider.Decide(command, account);
            account = decision.Events.Aggregate(account, PartnerAccount.Evolve);
            history.AddRange(decision.Events.Select(@event => new PastEvent("partner-account-p", @event)));
        }

        await using var run = await ProjectionRun.Start(
            Directory.CreateTempSubdirectory("partnergraph-read-").FullName, Write.EventStore.Types.EventTypeRegistry.Domain,
            services => services.AddSingleton(QuotaPolicy.Default).AddProjection<ExpenditureProjection>());
        await run.Append(history);
        var outcome = await run.CatchUp();
        Assert.True(outcome.Reached, string.Join(", ", outcome.Failed));

        await using var db = run.Open<ExpenditureProjection>();
        var debt = (await db.Set<PartnerDebtRow>().SingleAsync()).Debt;
        Assert.Equal((account.Balance, account.CouponsLeft, account.Due), (debt.Balance, debt.Coupons, debt.Due));
        Assert.Equal(due, (BigInteger)debt.Unbilled.Units);
        var buckets = await db.Set<ExpenditureBucketRow>().AsNoTracking().ToListAsync();
        Assert.All(buckets, bucket => Assert.InRange(bucket.Sums.AmountDue.Low, 0, SplitAmount.Base - 1));
        Assert.Equal(due, buckets.Aggregate(BigInteger.Zero, (sum, bucket) => sum + (BigInteger)bucket.Sums.AmountDue.Money.Units));
        Assert.Equal(list, buckets.Aggregate(BigInteger.Zero, (sum, bucket) => sum + (BigInteger)bucket.Sums.ListPrice.Money.Units));
    }

    private static PastEvent Recorded(int step, Int128 units, Random random)
    {
        var (money, at) = (Money.FromUnits(units), Past.Day(random.Next(40)));
        return new($"expenditure-line-largest:{step}", new ExpenditureRecorded(
            "largest", $"{step}", "c", at, at.AddHours(1), random.Next(2) == 0 ? "ECS" : "OBS", null, BillingMode.PayPerUse,
            units < 0 ? BillType.RefundUnsubscription : BillType.Expenditure, null, null, null, null, money, Money.Zero, money, Money.Zero, Money.Zero,
            Money.Zero, Money.Zero, random.Next(2) == 0 ? null : new AmountRemainders(4_999_999_999, 0, -4_999_999_999, 0, 0, 0, 0)));
    }
}
