using BenchmarkDotNet.Attributes;
using PartnerGraph.Bench.Whole;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Bench.Pieces;

/// <summary>A durable append, alone and together with others.</summary>
public class AppendPieces
{
    private TemporaryDirectory? directory;
    private SqliteEventStore? store;

    [Params(1, 64)]
    public int Together { get; set; }

    [GlobalSetup]
    public void Open()
    {
        directory = new TemporaryDirectory();
        store = new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = directory.Info.FullName }, TimeProvider.System);
    }

    [Benchmark]
    public Task Append() => Task.WhenAll(Enumerable.Range(0, Together).Select(_ => store!.Append(
        $"bench-{Guid.NewGuid():N}", ExpectedVersion.NoStream,
        [new NewEvent(Guid.CreateVersion7(), SampleEvent.Type, SampleEvent.Data, SampleEvent.Metadata)])));

    [GlobalCleanup]
    public async Task Close()
    {
        await store!.DisposeAsync();
        directory!.Dispose();
    }
}
