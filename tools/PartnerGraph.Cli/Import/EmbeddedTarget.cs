using System.Runtime.CompilerServices;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Import;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Cli.Import;

/// <summary>Records into the stores of a directory; a server that runs on it follows.</summary>
/// <param name="project">Whether this process keeps the read models meanwhile.</param>
internal sealed class EmbeddedTarget(EmbeddedStore store, DirectoryInfo data, bool project, RecordingKind kind) : ILineTarget
{
    internal const string Actor = "system:import";

    private const int CustomersInPage = 2_000;

    private static readonly string CustomerStream = $"{CustomerDecider.Definition.Category}-";

    private readonly ExpenditureRecorder recorder = store.Recorder(store.CustomerExists);
    private readonly ExpenditureRecorder lenient = store.Recorder((_, _) => Task.FromResult(true));
    private readonly CommandContext context = new(Actor, EventIds.New(store.Clock), Historical: kind.IsHistory);
    private readonly FollowedReadModels readModels = new(store);

    private ExpenditureCorrections Corrections => new(recorder, store.Runner);

    public Task<RecordedBatch> Record(IReadOnlyList<ExpenditureLine> lines, CancellationToken cancellation)
    {
        // Projections follow while lines are recorded; a failure to start shows at the end.
        if (project) readModels.Follow();
        return kind.Restates
            ? Corrections.Restate(lines, AmountPrecision.WithRemainder, context, cancellation)
            : recorder.Record(lines, AmountPrecision.WithRemainder, BatchMode.GoodLines, context, cancellation);
    }

    public async IAsyncEnumerable<StoredLineInfo> Stored(
        string source, DateTimeOffset from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var stored = new StoredLines(store.Events, store.Types);
        var span = await new StoredSpan(store, data).Of(source, from, until, cancellation);
        StoredLinePage page;
        for (var after = 0L; ; after = page.Next)
        {
            page = await stored.After(span.Skip(after), source, from, until, cancellation);
            foreach (var line in page.Lines) yield return line;
            if (page.AtEnd) yield break;
        }
    }

    public Task<RecordedBatch> Reverse(string source, IReadOnlyList<string> lineIds, CancellationToken cancellation) => Corrections.Reverse(source, lineIds, context, cancellation);

    public Task<RecordedBatch> Check(IReadOnlyList<ExpenditureLine> lines, bool anyCustomer, CancellationToken cancellation) =>
        (anyCustomer ? lenient : recorder).Check(lines, AmountPrecision.WithRemainder, cancellation);

    public Task<IReadOnlyList<string>> Own(
        IReadOnlyCollection<NewCustomer> customers, Ownership ownership, DateTimeOffset since, CancellationToken cancellation) =>
        new CustomerIntake(store, context).Run(customers, ownership, since, cancellation);

    public async Task<IReadOnlySet<string>> Known(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (var customerId in customerIds)
            if (await store.CustomerExists(customerId, cancellation)) known.Add(customerId);
        return known;
    }

    public async Task<IReadOnlyCollection<string>> Alike(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        var asked = customerIds.ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<string> alike = [];
        EventPage page;
        for (var after = 0L; ; after = page.ScannedTo)
        {
            page = await store.Events.ReadAll(after, CustomersInPage, [store.Types.NameOf<CustomerRegistered>()], cancellation);
            alike.AddRange(page.Events.Select(registered => registered.Stream[CustomerStream.Length..]).Where(asked.Contains));
            if (page.AtHead) return alike;
        }
    }

    public async Task<IReadOnlyDictionary<string, Belonging>> Belonging(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        Dictionary<string, Belonging> found = new(StringComparer.Ordinal);
        foreach (var customerId in customerIds)
        {
            var state = (await store.Runner.Load(AssociationDecider.Definition, customerId, cancellation)).State;
            found[customerId] = new(state.PartnerId, state.Since, state.EverEnded);
        }

        return found;
    }

    public async Task Finish(long position, Action<Step> progress, CancellationToken cancellation)
    {
        if (project) await readModels.CatchUp(position, text => progress(new Step(0, 0, text)), cancellation);
        else if (readModels.AreKeptElsewhere()) await new KeptElsewhere(store, data).Reach(position, progress, cancellation);
        else Console.WriteLine("No server runs on the directory: queries see the lines after its next start, or after an import with --project.");
    }

    public async ValueTask DisposeAsync()
    {
        await readModels.DisposeAsync();
        await store.DisposeAsync();
    }
}
