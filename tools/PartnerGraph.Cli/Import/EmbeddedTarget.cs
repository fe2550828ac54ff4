using PartnerGraph.Cli.Stores;
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
    private readonly FollowedReadModels readModels = new(store);

    public Task<RecordedBatch> Record(IReadOnlyList<ExpenditureLine> lines, CancellationToken cancellation)
    {
        // Projections follow while lines are recorded; a failure to start shows at the end.
        if (project) readModels.Follow();
        return recorder.Record(lines, AmountPrecision.WithRemainder, BatchMode.GoodLines, context, cancellation);
    }

    public Task<RecordedBatch> Check(IReadOnlyList<ExpenditureLine> lines, bool anyCustomer, CancellationToken cancellation) =>
        (anyCustomer ? lenient : recorder).Check(lines, AmountPrecision.WithRemainder, cancellation);

    public Task<IReadOnlyList<string>> Own(
        IReadOnlyCollection<NewCustomer> customers, Ownership ownership, DateTimeOffset since, CancellationToken cancellation) =>
        new CustomerIntake(store, context).Run(customers, ownership, since, cancellation);

    public Task Finish(long position, Action<string> tell, CancellationToken cancellation) =>
        project ? readModels.CatchUp(position, tell, cancellation) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await readModels.DisposeAsync();
        await store.DisposeAsync();
    }
}
