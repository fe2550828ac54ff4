namespace PartnerGraph.Projections.Finder.Elasticsearch.Transport;

/// <summary>The nodes in turn. One that could not be reached is set aside for a while, unless no other is left.</summary>
internal sealed class ElasticsearchNodes(IEnumerable<string> addresses, TimeProvider clock)
{
    private static readonly TimeSpan Aside = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Node[] nodes = [.. addresses.Select(address => new Node(new Uri(address.TrimEnd('/') + "/")))];
    private int turn = -1;

    /// <summary>Whether some node is not set aside.</summary>
    public bool AnyReady
    {
        get
        {
            lock (gate) return nodes.Any(node => node.AsideUntil <= clock.GetUtcNow());
        }
    }

    /// <summary>The next one that is not set aside; else the one whose time ends first.</summary>
    public Uri Next()
    {
        lock (gate)
        {
            turn = (turn + 1) % nodes.Length;
            var now = clock.GetUtcNow();
            var inTurn = nodes[turn..].Concat(nodes[..turn]).ToList();
            return (inTurn.Find(node => node.AsideUntil <= now) ?? inTurn.MinBy(node => node.AsideUntil)!).Address;
        }
    }

    public void SetAside(Uri address)
    {
        lock (gate) Of(address).AsideUntil = clock.GetUtcNow() + Aside;
    }

    public void Welcome(Uri address)
    {
        lock (gate) Of(address).AsideUntil = default;
    }

    private Node Of(Uri address) => Array.Find(nodes, node => node.Address == address)!;

    private sealed class Node(Uri address)
    {
        public Uri Address => address;

        public DateTimeOffset AsideUntil { get; set; }
    }
}
