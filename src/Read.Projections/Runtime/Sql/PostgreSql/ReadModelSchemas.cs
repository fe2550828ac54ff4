using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>The schemas of one read model, named by fingerprint and generation; a rebuild fills the next one beside the one that serves.</summary>
internal sealed class ReadModelSchemas : IReadModelPlaces
{
    private readonly string name;
    private readonly ReadNames names;
    private readonly ReadRegistry registry;
    private readonly ReadModelLeases readers;
    private volatile string current = "";

    public ReadModelSchemas(string name, string fingerprint, ReadNames names, ReadRegistry registry, NodeLeases leases, Action<string> letGo)
    {
        (this.name, Fingerprint, this.names, this.registry) = (name, fingerprint, names, registry);
        Lock = new Following(leases, new ReadPlace(name, fingerprint, 0).Lease);
        readers = new(place =>
        {
            letGo(place);
            LetGo(place);
        });
    }

    public string Fingerprint { get; }

    public IReadModelLock Lock { get; }

    public Task<IReadOnlyList<string>> Existing(CancellationToken cancellation) => registry.Existing(name, Fingerprint, cancellation);

    public async Task<string> Next(CancellationToken cancellation)
    {
        var newest = (await Existing(cancellation)).Select(place => names.Parse(place).Number).FirstOrDefault();
        return names.Place(new(name, Fingerprint, newest + 1));
    }

    public async Task Use(string place, CancellationToken cancellation)
    {
        await registry.Use(place, cancellation);
        current = place;
    }

    public (string Place, IDisposable Lease) Rent()
    {
        ReadTrace.Current?.Note(name);
        return readers.Rent(() => current.Length > 0 ? current : throw new ReadModelUnavailableException(name));
    }

    public async Task<bool> HasOthers(CancellationToken cancellation) => (await registry.Others(name, current, cancellation)).Count > 0;

    /// <summary>Each when its last reader on any node is done.</summary>
    public async Task DeleteOthers(CancellationToken cancellation)
    {
        foreach (var place in await registry.Others(name, current, cancellation)) await Task.Run(() => readers.Retire(place), cancellation);
    }

    private void LetGo(string place)
    {
        try
        {
            Task.Run(() => registry.LetGo(place, CancellationToken.None)).GetAwaiter().GetResult();
        }
        catch (Exception left) when (ReadDatabaseFaults.IsPassing(left))
        {
            throw new IOException($"{place} is left to a later start: {left.Message}", left);
        }
    }

    /// <summary>The node that follows a read model rebuilds it; the others are told when it is done.</summary>
    private sealed class Following(NodeLeases leases, string lease) : IReadModelLock
    {
        public void Share()
        {
        }

        public bool TryExclude() => leases.TokenOf(lease) is not null;

        public void Dispose()
        {
        }
    }
}
