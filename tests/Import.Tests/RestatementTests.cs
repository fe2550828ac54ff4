using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Import.Tests;

/// <summary>What is stored never changes; a source that states a charge anew gets a reversal and a revision.</summary>
[Trait("Rule", "CONV-10")]
public sealed class RestatementTests
{
    private static readonly DateTimeOffset At = new(2024, 9, 18, 22, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Rule", "EXPEND-23")]
    public async Task A_charge_stated_anew_is_taken_back_to_the_last_digit_and_stored_as_a_revision()
    {
        await using var store = new TemporaryStore();
        await Restate(store, Line("l1", 10.123456789012m));
        Assert.Equal([LineOutcome.Restated], await Restate(store, Line("l1", 12m)));
        var lines = await store.Recorded();
        Assert.Equal(["l1", "l1~reversal-1", "l1~revision-2"], lines.Select(line => line.LineId));
        Assert.Equal([BillType.Expenditure, BillType.RefundUnsubscription, BillType.Expenditure], lines.Select(line => line.BillType));
        Assert.Equal(12m, lines.Sum(line => line.AmountDue.Amount));
        Assert.Equal(12m, lines.Sum(line => line.ListPrice.Amount));
        Assert.Equal(0, lines.Sum(line => line.Remainder?.AmountDue ?? 0));
        Assert.Equal("l1", LineCorrection.Of("l1~reversal-1").Reverses);
    }

    [Fact]
    public async Task Stating_the_same_again_changes_nothing_however_often()
    {
        await using var store = new TemporaryStore();
        await Restate(store, Line("l1", 10m));
        await Restate(store, Line("l1", 12m));
        Assert.Equal([LineOutcome.Repeated], await Restate(store, Line("l1", 12m)));
        Assert.Equal(3, await store.Store.Head());
        Assert.Equal([LineOutcome.Restated], await Restate(store, Line("l1", 10m)));
        Assert.Equal([LineOutcome.Restated], await Restate(store, Line("l1", 11m)));
        Assert.Equal(11m, (await store.Recorded()).Sum(line => line.AmountDue.Amount));
        Assert.Equal(7, await store.Store.Head());
    }

    [Theory]
    [InlineData(BatchMode.GoodLines)]
    [InlineData(BatchMode.AllOrNothing)]
    public async Task What_was_restated_is_superseded_and_what_counts_is_a_repeat_under_its_first_id(BatchMode mode)
    {
        await using var store = new TemporaryStore();
        await Restate(store, Line("l1", 10m), Line("l2", 20m), Line("l3", 30m));
        await Restate(store, Line("l1", 12m));
        await Restate(store, Line("l1", 14m));
        await Reverse(store, "l2");
        var head = await store.Store.Head();
        Assert.Equal([LineOutcome.Superseded, LineOutcome.Superseded, LineOutcome.Repeated], await Record(Line("l1", 10m), Line("l2", 20m), Line("l3", 30m)));
        Assert.Equal([LineOutcome.Superseded], await Record(Line("l1", 12m)));
        Assert.Equal([LineOutcome.Repeated], await Record(Line("l1", 14m)));
        Assert.Equal([LineOutcome.Repeated], await Record(Line("l1~revision-3", 14m)));
        Assert.Equal([LineOutcome.Superseded], await Record(Line("l1~revision-2", 12m)));
        Assert.Equal([LineOutcome.Rejected, LineOutcome.Rejected], await Record(Line("l1", 16m), Line("l2", 21m)));
        Assert.Equal(head, await store.Store.Head());

        async Task<List<LineOutcome>> Record(params ExpenditureLine[] lines)
        {
            var recorded = (await store.Recorder.Record(lines, AmountPrecision.WithRemainder, mode, new CommandContext("test", "import"))).Lines.Select(line => line.Outcome).ToList();
            Assert.Equal(recorded, (await store.Recorder.Check(lines, AmountPrecision.WithRemainder)).Lines.Select(line => line.Outcome));
            return recorded;
        }
    }

    [Fact]
    public async Task A_charge_that_was_taken_back_comes_again_when_its_source_states_it_again()
    {
        await using var store = new TemporaryStore();
        await Restate(store, Line("l1", 10m));
        Assert.Equal([LineOutcome.Recorded, LineOutcome.Rejected], await Reverse(store, "l1", "l2"));
        Assert.Equal([LineOutcome.Repeated], await Reverse(store, "l1"));
        Assert.Equal(0m, (await store.Recorded()).Sum(line => line.AmountDue.Amount));
        Assert.Equal([LineOutcome.Restated], await Restate(store, Line("l1", 10m)));
        Assert.Equal(10m, (await store.Recorded()).Sum(line => line.AmountDue.Amount));
    }

    [Fact, Trait("Rule", "EXPEND-23")]
    public async Task A_refund_and_a_tax_are_taken_back_as_what_they_are_the_opposite_of()
    {
        await using var store = new TemporaryStore();
        await Restate(store, Line("l1", -10m, BillType.RefundUnsubscription), Line("l2", 5m, BillType.ExpenditureTax), Line("l3", -1m, BillType.RefundTax));
        await Reverse(store, "l1", "l2", "l3");
        var lines = await store.Recorded();
        Assert.Equal([BillType.Expenditure, BillType.RefundTax, BillType.ExpenditureTax], lines.Skip(3).Select(line => line.BillType));
        Assert.Equal([10m, -5m, 1m], lines.Skip(3).Select(line => line.AmountDue.Amount));
        Assert.Equal([0m, -5m, 1m], lines.Skip(3).Select(line => line.Tax.Amount));
    }

    [Fact]
    public async Task A_reversal_is_final_and_an_id_without_room_is_refused()
    {
        await using var store = new TemporaryStore();
        var line = (ExpenditureRecorded)ExpenditureDecider.Decide(new(Line("l1", 1m), AmountPrecision.WithRemainder), StoredLine.None).Events[0];
        Assert.Equal("LINE_NOT_REVERSIBLE", Assert.Single(ReversalDecider.Decide(new(line with { LineId = "l1~reversal-1" }), StoredLine.None).Rejections).Code);
        Assert.Empty(ReversalDecider.Decide(new(line with { LineId = new string('x', 180) }), StoredLine.None).Rejections);
        Assert.Equal("LINE_ID_INVALID", Assert.Single(ReversalDecider.Decide(new(line with { LineId = new string('x', 181) }), StoredLine.None).Rejections).Code);
        Assert.Equal("LINE_CONTENT_DIFFERS", Assert.Single(ReversalDecider.Decide(new(line), new StoredLine(line)).Rejections).Code);
    }

    [Fact]
    public async Task A_restatement_is_stored_as_a_whole_or_not_at_all()
    {
        await using var store = new TemporaryStore();
        await Restate(store, Line("l1", 10m), Line("l2", 20m));
        await Assert.ThrowsAsync<IOException>(() => Restate(Corrections(store, new DyingStore(store.Store)), Line("l1", 11m), Line("l2", 22m), Line("l3", 1m)));
        Assert.Equal(2, await store.Store.Head());
        await Restate(store, Line("l1", 11m), Line("l2", 22m), Line("l3", 1m));
        Assert.Equal(34m, (await store.Recorded()).Sum(line => line.AmountDue.Amount));
        Assert.Equal(7, await store.Store.Head());
    }

    [Fact]
    public async Task Of_an_id_that_comes_twice_the_first_is_stated()
    {
        await using var store = new TemporaryStore();
        await Restate(store, Line("l1", 10m));
        ExpenditureLine[] twice = [Line("l1", 11m), Line("l1", 12m)];
        Assert.Equal([LineOutcome.Restated, LineOutcome.Rejected], await Restate(store, twice));
        Assert.Equal([LineOutcome.Repeated, LineOutcome.Rejected], await Restate(store, twice));
        Assert.Equal(11m, (await store.Recorded()).Sum(line => line.AmountDue.Amount));
    }

    [Fact]
    public async Task Two_who_restate_the_same_at_once_do_it_once()
    {
        await using var store = new TemporaryStore();
        await Restate(store, Line("l1", 10m));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Restate(store, Line("l1", 12m)))));
        Assert.Equal(["l1", "l1~reversal-1", "l1~revision-2"], (await store.Recorded()).Select(line => line.LineId));
    }

    private static ExpenditureLine Line(string id, decimal due, BillType type = BillType.Expenditure) => new(
        "s", id, "c1", At, At.AddHours(1), "ECS", null, BillingMode.PayPerUse, type,
        new LineAmounts { AmountDue = ExactAmount.Of(due), ListPrice = ExactAmount.Of(due), MonthlySettlement = ExactAmount.Of(due) });

    private static Task<List<LineOutcome>> Restate(TemporaryStore store, params ExpenditureLine[] lines) => Restate(Corrections(store, store.Store), lines);

    private static async Task<List<LineOutcome>> Restate(ExpenditureCorrections corrections, params ExpenditureLine[] lines) =>
        [.. (await corrections.Restate(lines, AmountPrecision.WithRemainder, new CommandContext("test", "import"))).Lines.Select(line => line.Outcome)];

    private static async Task<List<LineOutcome>> Reverse(TemporaryStore store, params string[] lineIds) =>
        [.. (await Corrections(store, store.Store).Reverse("s", lineIds, new CommandContext("test", "import"))).Lines.Select(line => line.Outcome)];

    private static ExpenditureCorrections Corrections(TemporaryStore store, IEventStore events) =>
        new(store.Recorder, new CommandRunner(events, EventTypeRegistry.Domain, TimeProvider.System));

    private sealed class DyingStore(IEventStore inner) : IEventStore
    {
        public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
            throw new IOException("The process ends here.");

        public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
            throw new IOException("The process ends here.");

        public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
            inner.ReadStream(stream, fromVersion, cancellation);

        public Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
            inner.ReadAll(afterPosition, limit, types, cancellation);

        public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
            inner.WaitForEvents(afterPosition, types, cancellation);

        public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => inner.MarkAt(position, cancellation);

        public Task<long> Head(CancellationToken cancellation = default) => inner.Head(cancellation);
    }
}
