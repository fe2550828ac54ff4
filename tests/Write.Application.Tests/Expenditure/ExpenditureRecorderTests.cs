using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Expenditure;

public sealed class ExpenditureRecorderTests : SqliteStoreTests
{
    private static readonly CommandContext Context = new("tester", "correlation");

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Lines_of_orders_are_made_by_orders_alone()
    {
        await using var store = Open();
        var batch = await Record(store, Line("1") with { Source = "orders" }, Line("2"));
        Assert.Equal([LineOutcome.Rejected, LineOutcome.Recorded], batch.Lines.Select(line => line.Outcome));
        Assert.Equal("SOURCE_RESERVED", batch.Lines[0].Rejections.Single().Code);
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task A_line_sent_again_is_a_repeat_also_after_a_restart()
    {
        long first;
        await using (var store = Open()) first = (await Record(store, Line("1"), Line("2"))).Position;

        await using var reopened = Open();
        var again = await Record(reopened, Line("1"), Line("2"), Line("3"));

        Assert.Equal([LineOutcome.Repeated, LineOutcome.Repeated, LineOutcome.Recorded], Outcomes(again));
        Assert.Equal((2, 3), (first, again.Position));
        Assert.Equal(2, (await Record(reopened, Line("2"))).Position);
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Another_content_under_a_stored_id_is_refused_and_its_neighbours_are_stored()
    {
        await using var store = Open();
        await Record(store, Line("1"));
        var batch = await Record(store, Line("1", amount: 2m), Line("2"));
        Assert.Equal([LineOutcome.Rejected, LineOutcome.Recorded], Outcomes(batch));
        Assert.Equal("LINE_CONTENT_DIFFERS", Assert.Single(batch.Lines[0].Rejections).Code);
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task A_line_twice_in_one_batch_is_stored_once()
    {
        await using var store = Open();
        var batch = await Record(store, Line("1"), Line("1"), Line("1", amount: 2m));
        Assert.Equal([LineOutcome.Recorded, LineOutcome.Repeated, LineOutcome.Rejected], Outcomes(batch));
        Assert.Equal(1, await store.Head());
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Racing_batches_store_every_line_once()
    {
        await using var store = Open();
        var lines = Enumerable.Range(0, 400).Select(n => Line($"{n}")).ToArray();
        var batches = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Record(store, lines))));
        Assert.Equal(400, batches.Sum(batch => batch.Count(LineOutcome.Recorded)));
        Assert.Equal(1_200, batches.Sum(batch => batch.Count(LineOutcome.Repeated)));
        Assert.Equal(400, await store.Head());
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task A_customer_must_exist_and_is_asked_for_once()
    {
        await using var store = Open();
        var asked = new List<string>();
        var recorder = Recorder(store, id =>
        {
            asked.Add(id);
            return id == "c";
        });
        var batch = await recorder.Record([Line("1"), Line("2"), Line("3") with { CustomerId = "nobody" }], AmountPrecision.EightDecimals, BatchMode.GoodLines, Context);
        Assert.Equal([LineOutcome.Recorded, LineOutcome.Recorded, LineOutcome.Rejected], Outcomes(batch));
        Assert.Equal(("CUSTOMER_UNKNOWN", "customerId"), (batch.Lines[2].Rejections[0].Code, batch.Lines[2].Rejections[0].Path));
        Assert.Equal(["c", "nobody"], asked);
    }

    [Fact]
    public async Task All_or_nothing_stores_nothing_when_one_line_is_refused()
    {
        await using var store = Open();
        await Record(store, Line("1"));
        ExpenditureLine[] lines = [Line("1"), Line("2"), Line("2", amount: 5m), Line("3", amount: -1m)];
        var batch = await Recorder(store).Record(lines, AmountPrecision.EightDecimals, BatchMode.AllOrNothing, Context);
        Assert.Equal([LineOutcome.Repeated, LineOutcome.Withheld, LineOutcome.Rejected, LineOutcome.Rejected], Outcomes(batch));
        Assert.Equal(1, await store.Head());

        var good = await Recorder(store).Record(lines[..2], AmountPrecision.EightDecimals, BatchMode.AllOrNothing, Context);
        Assert.Equal([LineOutcome.Repeated, LineOutcome.Recorded], Outcomes(good));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Of_racing_batches_that_share_a_line_with_other_amounts_one_wins_whole_and_the_other_stores_nothing()
    {
        await using var store = Open();
        for (var round = 0; round < 20; round++)
        {
            ExpenditureLine[] Batch(int n) => [Line($"{round}-own-{n}"), Line($"{round}-shared", amount: 1 + n), Line($"{round}-more-{n}")];
            var before = await store.Head();

            var batches = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => Task.Run(() =>
                Recorder(store).Record(Batch(n), AmountPrecision.EightDecimals, BatchMode.AllOrNothing, Context))));

            Assert.Single(batches, batch => batch.Count(LineOutcome.Recorded) == 3);
            Assert.All(batches.Where(batch => batch.Count(LineOutcome.Recorded) != 3), batch =>
                Assert.Equal([LineOutcome.Withheld, LineOutcome.Rejected, LineOutcome.Withheld], Outcomes(batch)));
            Assert.Equal(before + 3, await store.Head());
        }
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task A_batch_of_all_or_nothing_is_one_append()
    {
        await using var store = Open();
        var appends = new List<int>();
        var faulty = new FaultyStore(store)
        {
            Fault = streams =>
            {
                appends.Add(streams.Count);
                return null;
            },
        };
        var lines = Enumerable.Range(0, 1_000).Select(n => Line($"{n}")).ToArray();
        var batch = await Recorder(faulty).Record(lines, AmountPrecision.EightDecimals, BatchMode.AllOrNothing, Context);

        // The lines, and the state of their customer that the decision rests on.
        Assert.Equal([1_001], appends);
        Assert.Equal((1_000, 1_000L, 1L), (batch.Count(LineOutcome.Recorded), batch.Position, store.Commits));
        Assert.Equal(1_000, (await Recorder(store).Record(lines, AmountPrecision.EightDecimals, BatchMode.AllOrNothing, Context)).Position);
    }

    [Theory, Trait("Rule", "CONV-10")]
    [InlineData(BatchMode.AllOrNothing)]
    [InlineData(BatchMode.GoodLines)]
    public async Task A_batch_with_a_key_answers_the_first_outcome_again(BatchMode mode)
    {
        await using var store = Open();
        var context = Context with { CommandId = EventIds.Of("key"), Request = new("anna", "key") };
        ExpenditureLine[] lines = mode == BatchMode.GoodLines ? [Line("1"), Line("2", amount: -1m)] : [Line("1"), Line("2")];
        var first = await Recorder(store).Record(lines, AmountPrecision.EightDecimals, mode, context);
        var head = await store.Head();
        var again = await Recorder(store).Record(lines, AmountPrecision.EightDecimals, mode, context);

        Assert.Equal(LineOutcome.Recorded, again.Lines[0].Outcome);
        Assert.Equal(first.Lines.Select(line => (line.Outcome, line.Rejections.Count)), again.Lines.Select(line => (line.Outcome, line.Rejections.Count)));
        Assert.Equal((first.Position, head), (again.Position, await store.Head()));
    }

    [Fact]
    public async Task A_check_tells_what_would_happen_and_stores_nothing()
    {
        await using var store = Open();
        var checkedLines = await Recorder(store).Check([Line("1"), Line("2", amount: -1m)], AmountPrecision.EightDecimals);
        Assert.Equal([LineOutcome.Withheld, LineOutcome.Rejected], Outcomes(checkedLines));
        Assert.Equal(0, await store.Head());
    }

    [Theory, Trait("Rule", "ASSOC-7")]
    [InlineData(BatchMode.AllOrNothing)]
    [InlineData(BatchMode.GoodLines)]
    public async Task The_first_line_paid_in_cash_is_stored_together_with_that_fact_once(BatchMode mode)
    {
        await using var store = Open();
        var recorder = Recorder(store);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => recorder.Record(
            [Line($"a{n}"), Cash($"b{n}", "c"), Cash($"c{n}", "c"), Cash($"d{n}", "e")], AmountPrecision.EightDecimals, mode, Context))));
        var log = (await store.ReadAll(0, 1_000)).Events;
        Assert.Equal(80, log.Count(stored => stored.Stream.StartsWith("expenditure-line-", StringComparison.Ordinal)));
        Assert.Equal(["cash-spending-c", "cash-spending-e"], log.Select(stored => stored.Stream).Where(stream => stream.StartsWith("cash", StringComparison.Ordinal)).Order());
        foreach (var customer in (string[])["c", "e"])
        {
            var fact = log.Single(stored => stored.Stream == $"cash-spending-{customer}");
            var first = log.First(stored => stored.Type.StartsWith("expenditure.expenditure-recorded", StringComparison.Ordinal)
                && EventTypeRegistry.Domain.Deserialize(stored.Type, stored.Data.Span) is ExpenditureRecorded line
                && line.CustomerId == customer && line.CashPayment.Units > 0);
            Assert.Equal(1, fact.Position - first.Position);
        }
    }

    [Theory, Trait("Rule", "ASSOC-16")]
    [InlineData(BatchMode.AllOrNothing)]
    [InlineData(BatchMode.GoodLines)]
    public async Task Metered_lines_of_a_freeze_are_refused_and_those_around_it_are_stored(BatchMode mode)
    {
        await using var store = Open();
        var noon = new DateTimeOffset(2024, 9, 18, 12, 0, 0, TimeSpan.Zero);
        await store.Append("customer-status-c", ExpectedVersion.NoStream,
        [
            .. new IDomainEvent[]
            {
                new CustomerResourcesFrozen("c", "p", CustomerFreezeCause.Partner, noon, noon.AddDays(15)),
                new CustomerUnfrozen("c", "p", CustomerFreezeCause.Partner, FreezeScope.AccountAndResources, noon.AddHours(1)),
            }.Select(fact => new NewEvent(
                Guid.NewGuid(), EventTypeRegistry.Domain.NameOf(fact.GetType()), EventTypeRegistry.Serialize(fact), Context.Metadata(noon, []).Encode())),
        ]);
        var batch = await Recorder(store).Record(
            [At("1", noon.AddSeconds(-1)), At("2", noon), At("3", noon.AddHours(1)), At("4", noon) with { BillingMode = BillingMode.YearlyMonthly }],
            AmountPrecision.EightDecimals, mode, Context);
        Assert.Equal(("RESOURCES_FROZEN", "ASSOC-16"), batch.Lines[1].Rejections.Select(refused => (refused.Code, refused.RuleId)).Single());
        var others = mode == BatchMode.AllOrNothing ? LineOutcome.Withheld : LineOutcome.Recorded;
        Assert.Equal([others, LineOutcome.Rejected, others, others], Outcomes(batch));
    }

    [Fact]
    public async Task A_batch_has_at_most_a_thousand_lines()
    {
        await using var store = Open();
        await Record(store, [.. Enumerable.Range(0, 1_000).Select(n => Line($"{n}"))]);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Record(store, [.. Enumerable.Range(0, 1_001).Select(n => Line($"x{n}"))]));
        Assert.Equal(1_000, await store.Head());
    }

    [Fact]
    public async Task The_lines_of_a_batch_share_commits()
    {
        await using var store = Open();
        await Record(store, [.. Enumerable.Range(0, 1_000).Select(n => Line($"{n}"))]);
        Assert.InRange(store.Commits, 1, 200);
    }

    private static ExpenditureRecorder Recorder(IEventStore store, Func<string, bool>? exists = null) =>
        new(store, new CommandRunner(store, EventTypeRegistry.Domain, TimeProvider.System), EventTypeRegistry.Domain, TimeProvider.System,
            new KnownCustomers((id, _) => Task.FromResult(exists?.Invoke(id) ?? true)), new LinePrices(ProductList.Published, BusinessTime.Default));

    private static Task<RecordedBatch> Record(IEventStore store, params ExpenditureLine[] lines) =>
        Recorder(store).Record(lines, AmountPrecision.EightDecimals, BatchMode.GoodLines, Context);

    private static IEnumerable<LineOutcome> Outcomes(RecordedBatch batch) => batch.Lines.Select(line => line.Outcome);

    private static ExpenditureLine Cash(string id, string customer) =>
        Line(id) with { CustomerId = customer, Amounts = new LineAmounts { AmountDue = ExactAmount.Of(1m), CashPayment = ExactAmount.Of(1m) } };

    private static ExpenditureLine At(string id, DateTimeOffset at) => Line(id) with { ChargedFrom = at, ChargedTo = at };

    private static ExpenditureLine Line(string id, decimal amount = 1m) => new(
        "focus", id, "c", new(2024, 9, 18, 12, 0, 0, TimeSpan.Zero), new(2024, 9, 18, 13, 0, 0, TimeSpan.Zero), "ECS", null,
        BillingMode.PayPerUse, BillType.Expenditure, new LineAmounts { AmountDue = ExactAmount.Of(amount) });
}
