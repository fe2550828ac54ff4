using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Types;

namespace PartnerGraph.EventStore.Expenditure;

/// <summary>
/// Records billing lines in batches. A line is appended without looking first, since most lines are new; only where its
/// stream is there already, the stored line is loaded and decided against. Thus a batch costs the same however many lines
/// are stored, and its appends share commits.
/// </summary>
public sealed class ExpenditureRecorder(
    IEventStore store, CommandRunner runner, EventTypeRegistry types, TimeProvider clock, KnownCustomers customers)
{
    /// <summary>The most lines in one batch.</summary>
    public const int MaxLines = 1_000;

    private readonly string type = types.NameOf<ExpenditureRecorded>();

    /// <summary>
    /// Records the lines that the rules accept. When it completes, each line reported as recorded is durable; after an
    /// exception some may be stored, and sending the batch again reports those as repeated.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="MaxLines"/> lines.</exception>
    public async Task<RecordedBatch> Record(
        IReadOnlyList<ExpenditureLine> lines, AmountPrecision precision, BatchMode mode, CommandContext context,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lines.Count, MaxLines, nameof(lines));
        var batch = new Batch([.. lines.Select(line => new RecordExpenditure(line, precision))]);
        await RefuseWhatTheRulesRefuse(batch, mode, cancellation);
        if (mode == BatchMode.AllOrNothing && batch.AnyRejected) return batch.Withhold();

        // The lines have ids of their own: neither the command id of the request nor its expected version is theirs.
        context = context with { CommandId = null, ExpectedVersion = null };
        // From here on lines may become durable: there is no cancelling any more.
        batch.Append(store, type, EventMetadata.Encode(context, clock.GetUtcNow(), []), clock);
        await batch.Settle(command => runner.Run(ExpenditureDecider.Definition, command, context, CancellationToken.None));
        return batch.Result();
    }

    /// <summary>What <see cref="Record"/> would answer, without storing anything; lines that it would store are called withheld.</summary>
    public async Task<RecordedBatch> Check(
        IReadOnlyList<ExpenditureLine> lines, AmountPrecision precision, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lines.Count, MaxLines, nameof(lines));
        var batch = new Batch([.. lines.Select(line => new RecordExpenditure(line, precision))]);
        await RefuseWhatTheRulesRefuse(batch, BatchMode.AllOrNothing, cancellation);
        return batch.Withhold();
    }

    private async Task RefuseWhatTheRulesRefuse(Batch batch, BatchMode mode, CancellationToken cancellation)
    {
        for (var index = 0; index < batch.Count; index++)
        {
            var line = batch.Decide(index, StoredLine.None);
            if (batch.IsRejected(index)) continue;
            if (!await customers.Exists(line.CustomerId, cancellation))
                batch.Reject(index, ExpenditureRules.CustomerKnown.Refuse("customerId", $"There is no customer {line.CustomerId}."));
        }

        if (mode == BatchMode.AllOrNothing) await batch.CompareWithStored(Load);

        async Task<StoredLine> Load(RecordExpenditure command) =>
            (await runner.Load(ExpenditureDecider.Definition, ExpenditureDecider.KeyOf(command.Line), cancellation)).State;
    }
}
