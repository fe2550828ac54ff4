using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;
using PartnerGraph.Write.Domain.Tests.Billing.Generated;

namespace PartnerGraph.Write.Domain.Tests.Incentives;

/// <summary>A sale as it is generated, or below 0 what is given back of one.</summary>
/// <param name="Discount">In hundredths of the list price.</param>
public sealed record AnySale(byte Month, byte Day, byte Service, byte Discount, short List);

/// <summary>Whatever is sold and given back: parts of statements are their wholes, and nothing is paid out below zero or twice.</summary>
public sealed class RebateProperties
{
    private const decimal FirstRate = 0.25m, SecondRate = 0.3333m, ResellerRate = 0.12345m, Threshold = 50_000m;

    private const int Months = 4;

    private static readonly BillingMonth January = new(2024, 1);

    // In the middle of each month the rate for discounted products changes and changes back.
    private static readonly IncentiveTerms Terms = new(
        new(1,
        [
            new(PolicyKind.Rebate, null, nameof(RebateType.ListPriceProducts), FirstRate, null, new(2024, 1, 1), null),
            .. Enumerable.Range(0, 12).SelectMany(month => (PolicyRow[])
            [
                new(PolicyKind.Rebate, null, nameof(RebateType.DiscountedProducts), FirstRate, null, new DateOnly(2024, 1, 1).AddMonths(month), null),
                new(PolicyKind.Rebate, null, nameof(RebateType.DiscountedProducts), SecondRate, null, new DateOnly(2024, 1, 15).AddMonths(month), null),
            ]),
            new(PolicyKind.ResellerRebate, null, null, ResellerRate, null, new(2024, 1, 1), null),
            new(PolicyKind.RebateThreshold, null, null, Threshold, null, new(2024, 1, 1), null),
        ]), "CL");

    [Property(MaxTest = 300, Arbitrary = [typeof(AnyAmounts)]), Trait("Rule", "INCENT-15"), Trait("Rule", "INCENT-16")]
    public void Lines_hold_what_was_sold_and_earn_its_percentage_in_whatever_order_it_came(AnySale[] sales, Scale scale, int seed)
    {
        ReferralUsage[] usage = [.. sales.Select(sale => Usage(sale, January, scale))];
        var lines = ReferralRebate.Lines(usage, Terms, _ => []);
        Assert.Equal(usage.Sum(of => of.ListPrice.Amount), lines.Sum(line => line.ListPrice.Amount));
        // A line for each service, discount and rate; each is what its own sales come to.
        var expected = usage.GroupBy(of => (of.ServiceType, of.Discount, Rate: RateOf(of))).ToDictionary(
            of => of.Key, of => of.Sum(sale => sale.ListPrice.Amount) is var list ? (List: list, Amount: Eight(list * Math.Max(of.Key.Rate - of.Key.Discount, 0))) : default);
        Assert.Equal(expected.Count, lines.Length);
        foreach (var line in lines) Assert.Equal(expected[(line.ServiceType, line.CustomerDiscount, line.Rate)], (line.ListPrice.Amount, line.Amount.Amount));
        new Random(seed).Shuffle(usage);
        Assert.Equal(lines.AsEnumerable(), ReferralRebate.Lines(usage, Terms, _ => []));
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(AnyAmounts)]), Trait("Rule", "INCENT-16")]
    public void Giving_everything_back_takes_back_all_that_it_earned_whatever_the_policies_are_then(AnySale[] sales, Scale scale)
    {
        ReferralUsage[] usage = [.. sales.Select(sale => Usage(sale, January, scale))];
        var earned = ReferralRebate.Lines(usage, Terms, _ => []);
        var back = ReferralRebate.Lines(
            usage.Select(of => of with { ListPrice = Money.Zero - of.ListPrice, Earned = new("january", of.Day, of.Discount) }),
            new(PolicyBook.Empty, "CL"), id => id == "january" ? earned : []);
        Assert.Equal(-earned.Sum(line => line.Amount.Amount), back.Sum(line => line.Amount.Amount));
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(AnyAmounts)]), Trait("Rule", "INCENT-7"), Trait("Rule", "INCENT-16")]
    public void What_was_paid_out_and_is_still_to_be_taken_back_is_what_was_earned(AnySale[] sales, Scale scale)
    {
        var (state, earned, paid, month) = (IncentiveLedger.Empty, 0m, 0m, January);
        foreach (var number in Enumerable.Range(0, Months))
        {
            ReferralUsage[] usage = [.. sales.Where(sale => sale.Month % Months == number).Select(sale => Usage(sale, month, scale))];
            var at = BusinessTime.Default.StartAfter(month);
            Do(new CloseIncentiveMonth("p", month, IncentivePeriod.Month, BusinessTime.Default, at));
            foreach (var stated in Do(new StateReferralIncentive("p", IncentiveSpan.Of(month), [.. usage], Terms, at)).OfType<IncentiveStatementGenerated>())
            {
                Assert.Equal(stated.Lines.Sum(line => line.Amount.Amount), stated.Incentive.Amount);
                Assert.False(stated.Net.IsNegative);
                (earned, paid) = (earned + stated.Incentive.Amount, paid + stated.Net.Amount);
            }

            Assert.False(state.Claim.IsNegative);
            Assert.Equal(earned, paid - state.Claim.Amount);
            month = month.Next;
        }

        IReadOnlyList<IDomainEvent> Do(IncentiveCommand command)
        {
            var decision = IncentiveLedgerDecider.Decide(command, state);
            Assert.Empty(decision.Rejections.Select(rejection => rejection.Message));
            state = decision.Events.Aggregate(state, IncentiveLedger.Evolve);
            Assert.Empty(IncentiveLedgerDecider.Decide(command, state).Events);
            return decision.Events;
        }
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(AnyAmounts)]), Trait("Rule", "INCENT-12"), Trait("Rule", "INCENT-13"), Trait("Rule", "INCENT-17")]
    public void A_quarter_gives_its_part_of_what_its_months_billed_once_the_threshold_is_reached(AnySale[] all, Scale scale)
    {
        var (state, month, billed) = (IncentiveLedger.Empty, January, new List<BilledProduct>());
        foreach (var number in Enumerable.Range(0, 3))
        {
            BilledProduct[] products = [.. all.Where(sale => sale.Month % 3 == number).GroupBy(sale => Service(sale)).Select(of => new BilledProduct(
                month, of.Key, Offering.Cloud, new(of.Sum(sale => scale.Of(sale.List))), new(of.Sum(sale => scale.Of(sale.List)))))];
            billed.AddRange(products);
            var events = IncentiveLedgerDecider.Decide(new StateResellerMonth("p", month, [.. products], Terms, BusinessTime.Default.StartAfter(month)), state).Events;
            state = events.Aggregate(state, IncentiveLedger.Evolve);
            foreach (var stated in events.OfType<IncentiveStatementGenerated>().Where(of => of.Period == month.ToString()))
                Assert.Equal((products.Sum(product => product.Billed.Amount), 0m, 0m), (stated.Performance.Amount, stated.Incentive.Amount, stated.Net.Amount));
            month = month.Next;
        }

        var performance = billed.Sum(product => product.Billed.Amount);
        var quarter = state.Statements.Values.SingleOrDefault(of => of.Stated.Period == "2024-Q1");
        Assert.Equal(performance >= Threshold && billed.Count > 0, quarter is not null);
        if (quarter is null) return;
        Assert.Equal(performance, quarter.Stated.Performance.Amount);
        Assert.Equal(billed.GroupBy(product => (product.Month, product.ServiceType)).Sum(of => Eight(of.Sum(product => product.Billed.Amount) * ResellerRate)), quarter.Incentive.Amount);
    }

    private static string Service(AnySale sale) => sale.Service % 2 == 0 ? "ECS" : "OBS";

    private static ReferralUsage Usage(AnySale sale, BillingMonth month, Scale scale) => new(
        month.FirstDay.AddDays(sale.Day % 28), Service(sale), Offering.Cloud, sale.Discount % 45 / 100m, new(scale.Of(sale.List)), null);

    private static decimal RateOf(ReferralUsage usage) => usage.Discount == 0 || usage.Day.Day < 15 ? FirstRate : SecondRate;

    private static decimal Eight(decimal amount) => Math.Round(amount, 8, MidpointRounding.AwayFromZero);
}
