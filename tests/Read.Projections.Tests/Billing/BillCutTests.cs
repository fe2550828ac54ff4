using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Tests.Billing;

/// <summary>Which lines a bill holds follows from where the month was cut, and a line is in its partner's bills once.</summary>
public sealed class BillCutTests
{
    private static readonly BillingMonth September = Past.September, October = September.Next;

    [Fact, Trait("Rule", "BILL-22"), Trait("Rule", "BILL-23")]
    public async Task A_cut_takes_what_was_recorded_before_it_of_the_month_and_of_those_before()
    {
        await using var run = await Run(
            Past.Associated("c", days: -40), Past.Associated("d", AssociationModel.Referral, days: -40), Past.Line("august", "c", 5m, 4m, -1),
            Past.Line("september", "c", 10m, 9m, 29.999), Past.Line("october", "c", 20m, 18m, 30), Past.Line("referral", "d", 7m, 7m, 1),
            Past.Closed(September, 34), Past.Line("late", "c", 3m, 2m, 1), Past.Closed(October, 64));
        Assert.Equal(["p@2024-09 august 4.00000000", "p@2024-09 september 9.00000000", "p@2024-10 late 2.00000000", "p@2024-10 october 18.00000000"], await Lines(run));
        Assert.Equal(
            ["p@2024-09 2024-08 4.00000000 of 5.00000000", "p@2024-09 2024-09 9.00000000 of 10.00000000",
             "p@2024-10 2024-09 2.00000000 of 3.00000000", "p@2024-10 2024-10 18.00000000 of 20.00000000"],
            await Sums(run));
    }

    [Fact, Trait("Rule", "BILL-22")]
    public async Task What_turns_out_to_be_somebody_elses_is_taken_out_by_the_next_bill_and_put_into_theirs()
    {
        await using var run = await Run(
            Past.Associated("c"), Past.Line("1", "c", 100m, 90m, 10), Past.Line("2", "c", 10m, 9m, 1), Past.Closed(September, 34),
            Past.Left("c", 5), Past.Associated("c", partner: "q", days: 6), Past.Closed(September, 35, "q"), Past.Closed(October, 64));
        Assert.Equal(
            ["p@2024-09 1 90.00000000", "p@2024-09 2 9.00000000", "p@2024-10 1 -90.00000000", "q@2024-09 1 90.00000000"], await Lines(run));
        Assert.Equal(
            ["p@2024-09 2024-09 99.00000000 of 110.00000000", "p@2024-10 2024-09 -90.00000000 of -100.00000000", "q@2024-09 2024-09 90.00000000 of 100.00000000"],
            await Sums(run));
    }

    [Fact, Trait("Rule", "BILL-22")]
    public async Task What_comes_back_before_the_next_cut_is_taken_out_and_put_in_again()
    {
        await using var run = await Run(
            Past.Associated("c"), Past.Line("1", "c", 100m, 90m, 10), Past.Closed(September, 34),
            Past.Changed("c", AssociationModel.Reseller, AssociationModel.Referral, 2), Past.Changed("c", AssociationModel.Referral, AssociationModel.Reseller, 2),
            Past.Closed(October, 64), Past.Changed("c", AssociationModel.Reseller, AssociationModel.Referral, 3), Past.Closed(October.Next, 95));
        Assert.Equal(["p@2024-09 1 90.00000000", "p@2024-10 1 -90.00000000", "p@2024-10 1 90.00000000", "p@2024-11 1 -90.00000000"], await Lines(run));
        Assert.Equal(
            ["p@2024-09 2024-09 90.00000000 of 100.00000000", "p@2024-10 2024-09 0.00000000 of 0.00000000", "p@2024-11 2024-09 -90.00000000 of -100.00000000"],
            await Sums(run));
    }

    [Fact, Trait("Rule", "BILL-22")]
    public async Task Another_account_of_the_same_partner_changes_no_bill()
    {
        await using var run = await Run(
            Past.Associated("c"), Past.Associated("e"), Past.Line("1", "c", 100m, 90m, 10), Past.Line("2", "e", 10m, 9m, 10), Past.Closed(September, 34),
            Past.Line("3", "e", 1m, 1m, 11), Past.Closed(October, 64));
        Assert.Equal(["p@2024-09 1 90.00000000", "p@2024-09 2 9.00000000", "p@2024-10 3 1.00000000"], await Lines(run));
    }

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-22")]
    public async Task A_restatement_takes_in_what_came_for_its_month_and_takes_out_what_its_own_bill_holds_wrongly()
    {
        await using var run = await Run(
            Past.Associated("c", days: -40), Past.Associated("d", days: -40), Past.Line("1", "c", 10m, 9m, 1), Past.Line("2", "d", 20m, 18m, 2), Past.Closed(September, 34),
            Past.Bill(September, 27m, 0m, 0m), Past.Line("late", "c", 3m, 2m, 1), Past.Line("august", "c", 5m, 4m, -1), Past.Line("october", "c", 7m, 6m, 31),
            Past.Left("d", 1), Past.RestatementOrdered(September, 2, 40), Past.Restated(September, 2, 27m, -16m, 11m), Past.Closed(October, 64));
        Assert.Equal(
            ["p@2024-09 1 9.00000000", "p@2024-09 2 -18.00000000", "p@2024-09 2 18.00000000", "p@2024-09 late 2.00000000", "p@2024-10 august 4.00000000",
             "p@2024-10 october 6.00000000"],
            await Lines(run));
        Assert.Equal(
            ["p@2024-09 2024-09 11.00000000 of 13.00000000", "p@2024-10 2024-08 4.00000000 of 5.00000000", "p@2024-10 2024-10 6.00000000 of 7.00000000"], await Sums(run));
    }

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-22")]
    public async Task What_a_later_bill_took_as_a_correction_stays_there_and_leaves_from_there()
    {
        await using var run = await Run(
            Past.Associated("c", days: -40), Past.Line("1", "c", 10m, 9m, 1), Past.Closed(September, 34), Past.Bill(September, 9m, 0m, 0m), Past.Line("late", "c", 3m, 2m, 1),
            Past.Closed(October, 64), Past.Bill(October, 2m, 0m, 0m), Past.Line("later", "c", 5m, 4m, 1), Past.RestatementOrdered(September, 2, 70),
            Past.Restated(September, 2, 9m, 4m, 13m), Past.Left("c", 0), Past.RestatementOrdered(October, 2, 71), Past.Restated(October, 2, 2m, -2m, 0m),
            Past.RestatementOrdered(September, 3, 72), Past.Restated(September, 3, 13m, -13m, 0m), Past.Closed(October.Next, 95));
        Assert.Equal(
            ["p@2024-09 1 -9.00000000", "p@2024-09 1 9.00000000", "p@2024-09 later -4.00000000", "p@2024-09 later 4.00000000", "p@2024-10 late -2.00000000",
             "p@2024-10 late 2.00000000"],
            await Lines(run));
    }

    [Fact, Trait("Rule", "BILL-22")]
    public async Task A_line_leaves_from_the_bill_that_took_it_last()
    {
        // It is corrected by November's bill, comes back, and is taken in by September's again.
        await using var run = await Run(
            Past.Associated("c", days: -40), Past.Closed(September, 34), Past.Bill(September, 0m, 0m, 0m), Past.Line("1", "c", 10m, 9m, 1), Past.Closed(October, 64),
            Past.Bill(October, 9m, 0m, 0m), Past.Changed("c", AssociationModel.Reseller, AssociationModel.Referral, 0), Past.Closed(October.Next, 95),
            Past.Bill(October.Next, -9m, 0m, 0m), Past.Changed("c", AssociationModel.Referral, AssociationModel.Reseller, 0), Past.RestatementOrdered(September, 2, 96),
            Past.Restated(September, 2, 0m, 9m, 9m), Past.Changed("c", AssociationModel.Reseller, AssociationModel.Referral, 0), Past.RestatementOrdered(September, 3, 97));
        Assert.Equal(
            ["p@2024-09 1 -9.00000000", "p@2024-09 1 9.00000000", "p@2024-10 1 9.00000000", "p@2024-11 1 -9.00000000"], await Lines(run));
    }

    [Fact, Trait("Rule", "BILL-22")]
    public async Task A_cut_that_comes_late_takes_out_only_what_had_left_before_its_own_place()
    {
        await using var run = await Run(Past.Associated("c"), Past.Line("1", "c", 100m, 90m, 10), Past.Closed(September, 34));
        var left = await run.Append([Past.Changed("c", AssociationModel.Reseller, AssociationModel.Referral, 2)]);
        Assert.True((await run.CatchUp()).Reached);
        await Cut(run, October, left - 1);
        Assert.Equal(["p@2024-09 1 90.00000000"], await Lines(run));
        await Cut(run, October.Next, left + 1);
        Assert.Equal(["p@2024-09 1 90.00000000", "p@2024-11 1 -90.00000000"], await Lines(run));
    }

    // As when its stream was set aside and is taken up again behind later events.
    private static async Task Cut(ProjectionRun run, BillingMonth month, long position)
    {
        await using var db = run.Open<ExpenditureProjection>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var closed = new BillingMonthClosed("p", month, Past.Day(95));
        await BillCut.Apply(db, closed, new(closed, new(closed.ClosedAt, "tester", "test"), Guid.Empty, "partner-account-p", 9, position), CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
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

    private static async Task<IEnumerable<string>> Lines(ProjectionRun run)
    {
        await using var db = run.Open<ExpenditureProjection>();
        var lines = await db.Set<ExpenditureLineRow>().ToDictionaryAsync(line => line.Position);
        return (await db.Set<BillLineRow>().ToListAsync()).Select(row =>
        {
            var line = lines[row.LinePosition];
            var due = row.Reversal ? Money.Zero - line.Sums.AmountDue.Money : line.Sums.AmountDue.Money;
            return $"{row.Bill} {line.LineId} {due.ToExactString()}";
        }).Order(StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<string>> Sums(ProjectionRun run)
    {
        await using var db = run.Open<ExpenditureProjection>();
        return (await db.Set<BillSumRow>().ToListAsync()).GroupBy(row => (row.Bill, row.Month)).Select(group =>
            $"{group.Key.Bill} {group.Key.Month} {Sum(group, row => row.Sums.AmountDue.Money)} of {Sum(group, row => row.Sums.ListPrice.Money)}").Order(StringComparer.Ordinal);

        static string Sum(IEnumerable<BillSumRow> rows, Func<BillSumRow, Money> amount) =>
            rows.Aggregate(Money.Zero, (sum, row) => sum + amount(row)).ToExactString();
    }
}
