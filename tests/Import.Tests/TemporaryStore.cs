using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Import.Tests;

/// <summary>An embedded store in a directory of its own, and a recorder for whom every customer exists.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-import-").FullName;

    public TemporaryStore()
    {
        Store = new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = directory }, TimeProvider.System);
        Recorder = new ExpenditureRecorder(
            Store, new CommandRunner(Store, EventTypeRegistry.Domain, TimeProvider.System), EventTypeRegistry.Domain, TimeProvider.System,
            new KnownCustomers((_, _) => Task.FromResult(true)), new LinePrices(ProductList.Published, BusinessTime.Default));
    }

    public SqliteEventStore Store { get; }

    public ExpenditureRecorder Recorder { get; }

    public string PathOf(string name) => Path.Combine(directory, name);

    public ExpenditureImport Import(List<LineProblem>? problems = null, RejectFile? rejects = null) =>
        new((lines, cancellation) => Recorder.Record(
            lines, AmountPrecision.WithRemainder, BatchMode.GoodLines, new CommandContext("test", "import"), cancellation))
        {
            OnProblem = problem => problems?.Add(problem), Rejects = rejects,
        };

    public async Task<List<ExpenditureRecorded>> Recorded()
    {
        var all = new List<ExpenditureRecorded>();
        for (long after = 0; ;)
        {
            var page = await Store.ReadAll(after, 1_000);
            all.AddRange(page.Events.Select(stored =>
                EventTypeRegistry.Domain.Deserialize(stored.Type, stored.Data.Span)).OfType<ExpenditureRecorded>());
            if (page.AtHead) return all;
            after = page.ScannedTo;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
