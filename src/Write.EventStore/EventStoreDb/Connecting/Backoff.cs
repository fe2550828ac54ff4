namespace PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

/// <summary>Pauses that grow, each a random part of its bound, so that nodes that lost one server do not come back to it all at once.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(20), Longest = TimeSpan.FromSeconds(2);

    private readonly Random _random;
    private TimeSpan _bound = First;

    public Backoff(Random? random = null) => _random = random ?? Random.Shared;

    public TimeSpan Next()
    {
        var pause = _bound * (0.5 + (_random.NextDouble() / 2));
        _bound = _bound * 2 < Longest ? _bound * 2 : Longest;
        return pause;
    }

    public void Reset() => _bound = First;
}
