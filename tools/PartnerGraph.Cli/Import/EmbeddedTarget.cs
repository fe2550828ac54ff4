using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Expenditure;
using PartnerGraph.Import;

namespace PartnerGraph.Cli.Import;

/// <summary>Records into the stores of a directory; a server that runs on it follows.</summary>
/// <param name="project">Whether this process keeps the read models meanwhile.</param>
internal sealed class EmbeddedTarget(EmbeddedStore store, bool project) : ILineTarget
{
    internal const string Actor = "system:import";

    private readonly ExpenditureRecorder recorder = store.Recorder(store.CustomerExists);
    private readonly ExpenditureRecorder lenient = store.Recorder((_, _) => Task.FromResult(true));
    private readonly CommandContext context = new(Actor, EventIds.New(store.Clock));
    private Task? projecting;

    public Task<RecordedBatch> Record(IReadOnlyList<ExpenditureLine> lines, CancellationToken cancellation)
    {
        // Projections follow while lines are recorded; a failure to start shows at the end.
        if (project) projecting ??= store.Projections.StartAsync(CancellationToken.None);
        return recorder.Record(lines, AmountPrecision.WithRemainder, BatchMode.GoodLines, context, cancellation);
    }

    public Task<RecordedBatch> Check(IReadOnlyList<ExpenditureLine> lines, bool anyCustomer, CancellationToken cancellation) =>
        (anyCustomer ? lenient : recorder).Check(lines, AmountPrecision.WithRemainder, cancellation);

    public Task<IReadOnlyList<string>> Own(
        IReadOnlyCollection<NewCustomer> customers, Ownership ownership, DateTimeOffset since, CancellationToken cancellation) =>
        new CustomerIntake(store, context).Run(customers, ownership, since, cancellation);

    public async Task Finish(long position, Action<string> tell, CancellationToken cancellation)
    {
        if (!project) return;
        await (projecting ??= store.Projections.StartAsync(cancellation));
        tell("bringing the read models up to date");
        var head = Math.Max(position, await store.Events.Head(cancellation));
        var outcome = await store.Projections.WaitFor(head, TimeSpan.FromHours(12), cancellation);
        if (outcome.Failed.Count > 0)
            throw new CommandFailure($"The lines are stored, but these read models stopped: {string.Join(", ", outcome.Failed)}. Run 'partnergraph doctor'.");
    }

    public async ValueTask DisposeAsync()
    {
        if (projecting is { IsCompletedSuccessfully: true }) await store.Projections.StopAsync(CancellationToken.None);
        await store.DisposeAsync();
    }
}
