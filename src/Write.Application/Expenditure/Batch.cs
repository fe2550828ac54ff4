using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Expenditure;

/// <summary>The lines of one batch on their way through decision and append.</summary>
internal sealed class Batch(RecordExpenditure[] commands)
{
    private readonly Decision[] decisions = new Decision[commands.Length];
    private readonly LineResult[] results = new LineResult[commands.Length];
    private readonly Task<AppendResult>?[] appends = new Task<AppendResult>?[commands.Length];
    private readonly bool[] isPair = new bool[commands.Length];
    private readonly bool[] isJudged = new bool[commands.Length];
    private long position;

    public int Count => commands.Length;

    /// <summary>The line as it is decided: with its price, where it brought none.</summary>
    public RecordExpenditure CommandOf(int index) => commands[index];

    public bool AnyRejected => results.Any(result => result.Outcome == LineOutcome.Rejected);

    public bool IsRejected(int index) => results[index].Outcome == LineOutcome.Rejected;

    public ExpenditureLine Decide(int index, StoredLine stored)
    {
        var decision = decisions[index] = ExpenditureDecider.Decide(commands[index], stored);
        if (!decision.IsAccepted) Reject(index, decision.Rejections);
        else if (decision.Events.Count == 0) results[index] = LineResult.Repeated;
        return commands[index].Line;
    }

    public void Reject(int index, params IReadOnlyList<Rejection> rejections) => results[index] = LineResult.Rejected(rejections);

    /// <summary>Decides against what is stored, and against the lines before it in the batch.</summary>
    public async Task CompareWithStored(Func<RecordExpenditure, Task<StoredLine>> load)
    {
        var seen = new Dictionary<string, StoredLine>(StringComparer.Ordinal);
        for (var index = 0; index < Count; index++)
        {
            if (IsRejected(index)) continue;
            var key = ExpenditureDecider.KeyOf(commands[index].Line);
            if (!seen.TryGetValue(key, out var stored)) stored = await load(commands[index]);
            Decide(index, stored);
            seen[key] = decisions[index].Events.Aggregate(stored, StoredLine.Evolve);
        }
    }

    /// <summary>Tells lines that are stored and count from those that were restated or taken back since.</summary>
    public async Task CompareWithStatements(IAggregates aggregates)
    {
        for (var index = 0; index < Count; index++)
        {
            var compared = results[index];
            var isStored = compared.Outcome == LineOutcome.Repeated
                || (compared.Outcome == LineOutcome.Rejected && compared.Rejections is [var only] && only.Code == ExpenditureRules.ContentDiffers.Code);
            if (!isStored) continue;
            results[index] = await LineStatements.Standing(aggregates, commands[index], compared);
            isJudged[index] = results[index].Outcome != compared.Outcome;
        }
    }

    /// <summary>Makes every accepted line part of one decision; those that are stored already are only compared.</summary>
    public async Task Follow(DecisionUnit unit)
    {
        for (var index = 0; index < Count; index++)
            if (!IsRejected(index) && !isJudged[index]) await WithCash(unit, commands[index]);
    }

    /// <summary>
    /// Stores the first cash line of each customer together with the fact that it spends cash, before any other: so no line with
    /// cash is ever stored without the fact, and no fact without a line.
    /// </summary>
    /// <param name="isKnown">Whether the fact is stored already.</param>
    public async Task AppendFirstCash(Func<string, bool> isKnown, Func<RecordExpenditure, Task<CommandResult>> run)
    {
        var customers = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < Count; index++)
        {
            var line = commands[index].Line;
            isPair[index] = !IsRejected(index) && CashSpendingDecider.IsPaidInCash(line) && !isKnown(line.CustomerId) && customers.Add(line.CustomerId);
        }

        await Task.WhenAll(Enumerable.Range(0, Count).Where(index => isPair[index]).Select(index => DecideAgain(index, run)));
    }

    /// <summary>A line, with the fact that its customer spends cash where it does.</summary>
    public static async Task<CommandResult> WithCash(DecisionUnit unit, RecordExpenditure command)
    {
        var result = await unit.Follow(ExpenditureDecider.Definition, command);
        if (result.IsAccepted && CashSpendingDecider.IsPaidInCash(command.Line))
            await unit.Follow(CashSpendingDecider.Definition, new NoteCashSpending(command.Line));
        return result;
    }

    /// <summary>Hands every accepted line to the store by itself, all at once, so that they share commits.</summary>
    public void Append(IEventStore store, string type, byte[] metadata, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        for (var index = 0; index < Count; index++)
        {
            if (IsRejected(index) || isPair[index]) continue;
            // A line found stored by a check is sent all the same: the store's answer gives its position.
            var data = EventTypeRegistry.Serialize(decisions[index].Events.Count > 0
                ? decisions[index].Events[0]
                : ExpenditureDecider.Decide(commands[index], StoredLine.None).Events[0]);
            appends[index] = store.Append(
                ExpenditureDecider.Definition.StreamOf(commands[index]), ExpectedVersion.NoStream,
                [new NewEvent(Guid.CreateVersion7(now), type, data, metadata)], CancellationToken.None);
        }
    }

    /// <summary>Waits for every append; where the stream was there already, the command is decided against it.</summary>
    /// <exception cref="Exception">The first failure of the store, after every append has ended.</exception>
    public async Task Settle(Func<RecordExpenditure, Task<CommandResult>> run)
    {
        var again = new List<Task>();
        Task? failed = null;
        for (var index = 0; index < Count; index++)
        {
            if (appends[index] is not { } append) continue;
            await ((Task)append).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (append.IsCompletedSuccessfully) Stored(index, LineResult.Recorded, append.Result.Position);
            else if (append.Exception?.InnerException is WrongExpectedVersionException) again.Add(DecideAgain(index, run));
            else failed ??= append;
        }

        await Task.WhenAll(again);
        if (failed is not null) await failed;
    }

    /// <summary>Every refusal of every line.</summary>
    public IReadOnlyList<Rejection> Rejections => [.. results.SelectMany(result => result.Rejections ?? [])];

    public RecordedBatch Result() => new(results, position);

    /// <summary>The result of a batch of which nothing is stored.</summary>
    public RecordedBatch Withhold()
    {
        for (var index = 0; index < Count; index++)
            if (results[index].Outcome == LineOutcome.Recorded) results[index] = LineResult.Withheld;
        return Result();
    }

    private async Task DecideAgain(int index, Func<RecordExpenditure, Task<CommandResult>> run)
    {
        var result = await run(commands[index]);
        if (!result.IsAccepted) Reject(index, result.Rejections);
        else Stored(index, result.Events.Count > 0 ? LineResult.Recorded : LineResult.Repeated, result.Position);
    }

    private void Stored(int index, LineResult result, long at)
    {
        results[index] = result;
        InterlockedMax(at);
    }

    private void InterlockedMax(long at)
    {
        for (var seen = position; at > seen;)
        {
            var found = Interlocked.CompareExchange(ref position, at, seen);
            if (found == seen) return;
            seen = found;
        }
    }
}
