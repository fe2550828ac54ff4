using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Tests.Incentives;

/// <summary>Which lines a version of a statement holds follows from where it was cut, and a line is in its partner's statements once.</summary>
public sealed class IncentiveCutTests
{
    private static readonly BillingMonth September = Past.September, October = September.Next;

    [Fact, Trait("Rule", "INCENT-7")]
    public async Task A_restatement_holds_what_came_for_its_own_period_and_nothing_that_has_left()
    {
        await using var run = await Run(
            Past.Associated("c", AssociationModel.Referral, days: -40), Past.Associated("d", AssociationModel.Referral, days: -40), Past.Paid("1", "c", 10m, 10m, 1),
            Past.Paid("2", "d", 20m, 20m, 2), Past.MonthClosed(September, "2024-09", 30), Past.Stated("p", September, "Compute"), Past.Paid("late", "c", 3m, 3m, 1),
            Past.Paid("august", "c", 5m, 5m, -1), Past.Paid("october", "c", 7m, 7m, 31), Past.Left("d", 1), Past.RestatementOrdered("2024-09", 2, 40),
            Past.MonthClosed(October, "2024-10", 61));
        Assert.Equal(
            ["2024-09 v1 1 10.00000000", "2024-09 v1 2 20.00000000", "2024-09 v2 1 10.00000000", "2024-09 v2 late 3.00000000", "2024-10 v1 august 5.00000000",
             "2024-10 v1 october 7.00000000"],
            await Charges(run));
    }

    [Fact, Trait("Rule", "INCENT-7")]
    public async Task What_a_later_statement_took_as_a_correction_stays_there_and_leaves_from_there()
    {
        await using var run = await Run(
            Past.Associated("c", AssociationModel.Referral, days: -40), Past.Paid("1", "c", 10m, 10m, 1), Past.MonthClosed(September, "2024-09", 30), Past.Paid("late", "c", 3m, 3m, 1),
            Past.MonthClosed(October, "2024-10", 61), Past.Paid("later", "c", 4m, 4m, 1), Past.RestatementOrdered("2024-09", 2, 62), Past.Left("c", 0),
            Past.RestatementOrdered("2024-09", 3, 63), Past.MonthClosed(October.Next, "2024-11", 91));
        // The third version holds nothing, and November takes out of October what that held.
        Assert.Equal(
            ["2024-09 v1 1 10.00000000", "2024-09 v2 1 10.00000000", "2024-09 v2 later 4.00000000", "2024-10 v1 late 3.00000000", "2024-11 v1 late -3.00000000"], await Charges(run));
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public async Task What_gives_back_a_sale_that_no_statement_holds_waits_for_it_and_one_of_the_statement_itself_is_the_same_line()
    {
        await using var run = await Run(
            Past.Associated("c", AssociationModel.Referral, days: -40), Past.Paid("1", "c", 10m, 10m, 1), Past.MonthClosed(September, "2024-09", 30),
            Past.MonthClosed(October, "2024-10", 61), Past.Paid("1~reversal-1", "c", -10m, -10m, 1), Past.RestatementOrdered("2024-09", 2, 62),
            Past.Paid("3", "c", 6m, 6m, 2), Past.Paid("3~reversal-1", "c", -6m, -6m, 2), Past.RestatementOrdered("2024-10", 2, 63), Past.RestatementOrdered("2024-09", 3, 64));
        Assert.Equal(
            ["2024-09 v1 1 10.00000000", "2024-09 v2 1 10.00000000", "2024-09 v2 1~reversal-1 -10.00000000", "2024-09 v3 1 10.00000000", "2024-09 v3 1~reversal-1 -10.00000000",
             "2024-09 v3 3 6.00000000", "2024-09 v3 3~reversal-1 -6.00000000"],
            await Charges(run));
        await using var db = run.Open<ExpenditureProjection>();
        Assert.All(await db.Set<IncentiveChargeRow>().ToListAsync(), row => Assert.Null(row.EarnedIn));
    }

    private static async Task<ProjectionRun> Run(params IReadOnlyList<PastEvent> history)
    {
        var run = await ProjectionRun.Start(
            Directory.CreateTempSubdirectory("partnergraph-read-").FullName, Write.EventStore.Types.EventTypeRegistry.Domain,
            services => services.AddSingleton(QuotaPolicy.Default).AddProjection<ExpenditureProjection>());
        await run.Append(history);
        Assert.True((await run.CatchUp()).Reached);
        Assert.Empty(run.Host.Statuses.SelectMany(status => status.Quarantined).Select(aside => aside.Reason));
        return run;
    }

    private static async Task<IEnumerable<string>> Charges(ProjectionRun run)
    {
        await using var db = run.Open<ExpenditureProjection>();
        var lines = await db.Set<ExpenditureLineRow>().ToDictionaryAsync(line => line.Position);
        return (await db.Set<IncentiveChargeRow>().ToListAsync())
            .Select(row => $"{row.StatementId.Split('@')[2]} v{row.Version} {lines[row.LinePosition].LineId} {row.ListPrice.ToExactString()}").Order(StringComparer.Ordinal);
    }
}
