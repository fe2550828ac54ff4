using System.Text;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

/// <summary>
/// What every adapter of <see cref="IEventStore"/> does. An adapter's tests are a subclass that opens a store; the store may
/// already hold events of earlier tests, so stream and type names are new for each test.
/// </summary>
public abstract partial class EventStoreContract : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _run = Guid.NewGuid().ToString("N")[..12];

    protected IEventStore Store { get; private set; } = null!;

    /// <summary>The head before the test.</summary>
    protected long Start { get; private set; }

    public async Task InitializeAsync()
    {
        Store = await Open();
        Start = await Store.Head();
    }

    public abstract Task DisposeAsync();

    /// <summary>The store under test. It must not depend on the passing of time to wake a waiter of its own process.</summary>
    protected abstract Task<IEventStore> Open();

    protected string Stream(string name) => $"{name}-{_run}";

    protected string Type(string name) => $"contract.{name}-{_run}.v1";

    protected NewEvent Event(string type = "happened", string data = """{"a":1}""", Guid? id = null) =>
        new(id ?? Guid.NewGuid(), Type(type), Encoding.UTF8.GetBytes(data), """{"actor":"tester"}"""u8.ToArray());

    protected NewEvent[] Events(int count) => [.. Enumerable.Range(0, count).Select(n => Event(data: $$"""{"n":{{n}}}"""))];

    /// <summary>Everything of this test in total order, read in pages.</summary>
    protected async Task<List<StoredEvent>> All(int limit = 100, IReadOnlyCollection<string>? types = null, long? after = null)
    {
        var all = new List<StoredEvent>();
        for (var page = new EventPage([], after ?? Start, false); !page.AtHead;)
        {
            page = await Store.ReadAll(page.ScannedTo, limit, types);
            all.AddRange(page.Events);
        }

        return all;
    }

    protected async Task<List<StoredEvent>> Read(string stream, long from = 0) => await Store.ReadStream(stream, from).ToListAsync();
}
