using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Tests.Incentives;

/// <summary>
/// A refund is of its sale: it takes back from whoever earned by that, at the rate of the statement that holds it, whoever the customer is with when it comes
/// and in whatever order it is heard of.
/// </summary>
public sealed class RefundProperties
{
    private static readonly string[] Partners = ["p", "q"];

    private static readonly BillingMonth[] Months = [Past.September, Past.September.Next, Past.September.Next.Next];

    // So that what one statement gave cannot stand for what another one did.
    private static readonly Dictionary<string, decimal> Rates = new() { ["2024-09"] = 1, ["2024-10"] = 1_000, ["2024-11"] = 1_000_000, ["2024-12"] = 1_000_000_000 };

    [Fact, Trait("Rule", "INCENT-16")]
    public async Task A_sale_that_is_given_back_after_its_customer_became_a_reseller_customer_takes_back_what_it_earned()
    {
        await using var run = await Run([
            Past.Associated("c", AssociationModel.Referral, days: -40), Line("s", "r", 10m, 1.5), Past.MonthClosed(Months[0], "2024-09", 30),
            Past.Changed("c", AssociationModel.Referral, AssociationModel.Reseller, 31), Line("r", "r", -4m, 32.5), Past.MonthClosed(Months[1], "2024-10", 61),
            Line("r~reversal-1", "r", 4m, 32.5), Past.MonthClosed(Months[2], "2024-11", 91), Past.MonthClosed(Months[2].Next, "2024-12", 122),
        ]);
        Assert.Equal(["2024-09 s 10.00000000 ", "2024-10 r -4.00000000 p@Referral@2024-09", "2024-11 r~reversal-1 4.00000000 p@Referral@2024-09"], await Charges(run));
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public async Task A_sale_that_is_somebody_elses_after_all_gives_back_its_refund_too()
    {
        await using var run = await Run([
            Past.Associated("c", AssociationModel.Referral, days: -40), Line("s", "r", 10m, 1.5), Past.MonthClosed(Months[0], "2024-09", 30), Line("r", "r", -4m, 32.5),
            Past.MonthClosed(Months[1], "2024-10", 61), Past.Changed("c", AssociationModel.Referral, AssociationModel.Reseller, 1), Past.MonthClosed(Months[2], "2024-11", 91),
            Past.MonthClosed(Months[2].Next, "2024-12", 122),
        ]);
        Assert.Equal(
            ["2024-09 s 10.00000000 ", "2024-10 r -4.00000000 p@Referral@2024-09", "2024-11 r 4.00000000 p@Referral@2024-09", "2024-11 s -10.00000000 p@Referral@2024-09"],
            await Charges(run));
    }

    /// <param name="left">Whether the customer was nobody's meanwhile, or in the reseller model.</param>
    [Theory, Trait("Rule", "INCENT-16")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refund_that_becomes_the_partners_own_after_it_was_taken_in_for_its_sale_counts_once(bool left)
    {
        await using var run = await Run([
            Past.Associated("c", AssociationModel.Referral, days: -40), Line("s", "r", 10m, 1.5), Past.MonthClosed(Months[0], "2024-09", 30),
            left ? Past.Left("c", 31) : Past.Changed("c", AssociationModel.Referral, AssociationModel.Reseller, 31), Line("r", "r", -4m, 32.5), Past.MonthClosed(Months[1], "2024-10", 61),
            // Told late: the refund is of the partner's second time in the referral model.
            left ? Past.Associated("c", AssociationModel.Referral, days: 32) : Past.Changed("c", AssociationModel.Reseller, AssociationModel.Referral, 32),
            Past.MonthClosed(Months[2], "2024-11", 91), Past.MonthClosed(Months[2].Next, "2024-12", 122),
        ]);
        await using var db = run.Open<ExpenditureProjection>();
        var lines = await db.Set<ExpenditureLineRow>().ToDictionaryAsync(line => line.Position);
        var refund = (await Current(db)).Where(row => lines[row.LinePosition].LineId == "r").ToList();
        Assert.Equal((-4m, 1), (refund.Sum(row => row.ListPrice.Amount), refund.Sum(row => row.Reversal ? -1 : 1)));
        Assert.All(refund, row => Assert.Equal("p@Referral@2024-09", row.EarnedIn));
    }

    [Fact]
    public async Task What_one_partner_holds_is_not_held_by_one_whose_id_differs_in_case_alone()
    {
        await using var run = await Run([Past.Associated("c", AssociationModel.Referral, days: -40), Line("s", "r", 10m, 1.5), Past.MonthClosed(Months[0], "2024-09", 30)]);
        await using var db = run.Open<ExpenditureProjection>();
        var sale = (await Current(db)).Single().LinePosition;
        Assert.True(await HeldCharges.Holds(db, "p", sale, CancellationToken.None));
        Assert.False(await HeldCharges.Holds(db, "P", sale, CancellationToken.None));
    }

    /// <param name="seed">What happened, and in which order it was heard of.</param>
    [Property(MaxTest = 60), Trait("Rule", "INCENT-16")]
    public async Task What_was_earned_and_taken_back_for_a_sale_is_what_is_left_of_it_at_the_rate_of_its_statement(int seed)
    {
        var random = new Random(seed);
        var associations = Associations(random);
        List<(PastEvent Line, decimal List, string Sale)> lines = [];
        foreach (var sale in new[] { "s1", "s2" })
        {
            var day = random.Next(0, 40) + 0.5;
            lines.Add((Line(sale, sale, 100m, day), 100m, sale));
            foreach (var refund in Enumerable.Range(1, random.Next(4)))
            {
                var (id, list, at) = ($"{sale}-r{refund}", -random.Next(1, 30) * 1.00000001m, day + random.Next(0, 40));
                lines.Add((Line(id, sale, list, at), list, sale));
                if (random.Next(3) == 0) lines.Add((Line($"{id}~reversal-1", sale, -list, at), -list, sale));
            }
        }

        // Each of the three happened in its own order, and was heard of somewhere between the others.
        List<PastEvent> history = [.. Mixed(random, [.. associations.Select(of => of.Event)], [.. lines.Select(line => line.Line)], Cuts(random))];
        await using var run = await Run([associations[0].Event, .. history.Where(e => e != associations[0].Event),
            .. Partners.SelectMany(partner => new[] { Past.MonthClosed(Months[2].Next, "2024-12", 122, partner), Past.MonthClosed(Months[2].Next.Next, "2025-01", 153, partner) })]);

        await using var db = run.Open<ExpenditureProjection>();
        var stored = await db.Set<ExpenditureLineRow>().ToDictionaryAsync(line => line.Position);
        var charges = await Current(db);
        foreach (var partner in Partners)
            foreach (var sale in lines.Where(line => line.List == 100m))
            {
                var (sold, id) = ((ExpenditureRecorded)sale.Line.Event, sale.Sale);
                var of = charges.Where(row => StatementIds.Parse(row.StatementId)!.Value.PartnerId == partner && stored[row.LinePosition].ResourceId == id).ToList();
                var own = of.Where(row => stored[row.LinePosition].LineId == id).ToList();
                var left = Owner(associations, sold.ChargedFrom) == (partner, AssociationModel.Referral) ? lines.Where(line => line.Sale == id).Sum(line => line.List) : 0;
                Assert.Equal(left * own.Sum(RateOf), of.Sum(row => row.ListPrice.Amount * (row.EarnedIn == "" ? 0 : Rates[PeriodOf(row.EarnedIn ?? row.StatementId)])));
                Assert.Equal(left == 0 ? 0 : 1, own.Sum(row => row.Reversal ? -1 : 1));
            }
    }

    private static decimal RateOf(IncentiveChargeRow row) => (row.Reversal ? -1 : 1) * Rates[PeriodOf(row.EarnedIn ?? row.StatementId)];

    private static string PeriodOf(string statement) => statement.Split('@')[2];

    // A customer of one partner in the referral model, that changes its model, leaves, comes back or goes to another one.
    private static List<(PastEvent Event, DateTimeOffset From, string Partner, AssociationModel? Model)> Associations(Random random)
    {
        var (partner, model) = ("p", (AssociationModel?)AssociationModel.Referral);
        List<(PastEvent, DateTimeOffset, string, AssociationModel?)> all = [(Past.Associated("c", AssociationModel.Referral, days: -40), Past.Day(-40), partner, model)];
        for (var day = random.Next(-5, 20); day < 75; day += random.Next(1, 30))
        {
            PastEvent e;
            if (model is not { } was)
            {
                (partner, model) = (Partners[random.Next(2)], random.Next(2) == 0 ? AssociationModel.Referral : AssociationModel.Reseller);
                e = Past.Associated("c", model.Value, partner, day);
            }
            else if (random.Next(3) == 0)
            {
                model = null;
                e = Past.Left("c", day, partner);
            }
            else
            {
                model = was == AssociationModel.Referral ? AssociationModel.Reseller : AssociationModel.Referral;
                e = Past.Changed("c", was, model.Value, day);
            }

            all.Add((e, Past.Day(day), partner, model));
        }

        return all;
    }

    private static (string, AssociationModel?) Owner(List<(PastEvent Event, DateTimeOffset From, string Partner, AssociationModel? Model)> associations, DateTimeOffset at) =>
        associations.Last(of => of.From <= at) is var last ? (last.Partner, last.Model) : default;

    // Each month of each partner is closed, and some are restated after it.
    private static List<PastEvent> Cuts(Random random)
    {
        List<PastEvent> cuts = [];
        Dictionary<string, int> versions = [];
        foreach (var (number, month) in Months.Index())
        {
            cuts.AddRange(Partners.Select(partner => Past.MonthClosed(month, $"{month}", 30 * (number + 1), partner)));
            foreach (var partner in Partners.Where(_ => random.Next(3) == 0))
            {
                var again = Months[random.Next(number + 1)];
                var version = versions[$"{partner}{again}"] = versions.GetValueOrDefault($"{partner}{again}", 1) + 1;
                cuts.Add(Past.RestatementOrdered($"{again}", version, (30 * (number + 1)) + 1, partner));
            }
        }

        return cuts;
    }

    private static IEnumerable<PastEvent> Mixed(Random random, params List<PastEvent>[] orders)
    {
        var next = new int[orders.Length];
        while (next.Where((at, order) => at < orders[order].Count).Any())
        {
            var order = random.Next(orders.Length);
            if (next[order] < orders[order].Count) yield return orders[order][next[order]++];
        }
    }

    private static PastEvent Line(string id, string resource, decimal list, double days)
    {
        var line = Past.Paid(id, "c", list, list, days);
        return line with { Event = (ExpenditureRecorded)line.Event with { ResourceId = resource, BillType = list < 0 ? BillType.RefundUnsubscription : BillType.Expenditure } };
    }

    private static Task<List<IncentiveChargeRow>> Current(DbContext db) => db.Set<IncentiveChargeRow>().AsNoTracking()
        .Where(row => db.Set<IncentiveCutRow>().Any(cut => cut.StatementId == row.StatementId && cut.Version == row.Version)).ToListAsync();

    private static async Task<IEnumerable<string>> Charges(ProjectionRun run)
    {
        await using var db = run.Open<ExpenditureProjection>();
        var lines = await db.Set<ExpenditureLineRow>().ToDictionaryAsync(line => line.Position);
        return (await Current(db)).Select(row => $"{PeriodOf(row.StatementId)} {lines[row.LinePosition].LineId} {row.ListPrice.ToExactString()} {row.EarnedIn}").Order(StringComparer.Ordinal);
    }

    private static async Task<ProjectionRun> Run(IReadOnlyList<PastEvent> history)
    {
        var run = await ProjectionRun.Start(
            Directory.CreateTempSubdirectory("partnergraph-read-").FullName, Write.EventStore.Types.EventTypeRegistry.Domain,
            services => services.AddSingleton(QuotaPolicy.Default).AddProjection<ExpenditureProjection>());
        await run.Append(history);
        Assert.True((await run.CatchUp()).Reached);
        Assert.Empty(run.Host.Statuses.SelectMany(status => status.Quarantined).Select(aside => aside.Reason));
        return run;
    }
}
