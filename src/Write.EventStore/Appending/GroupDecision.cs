using PartnerGraph.Write.EventStore.Chain;

namespace PartnerGraph.Write.EventStore.Appending;

/// <summary>An event with its place.</summary>
/// <param name="Ends">Whether it is the last one of its append.</param>
internal readonly record struct PlacedEvent(long Position, long Version, string Stream, NewEvent Event, bool Ends = false);

/// <summary>
/// Decides the appends of a group one after the other, each on what those before it left, so that the group is stored by a single statement.
/// A refused one leaves no trace: its neighbours stand.
/// </summary>
/// <param name="chain">Where the store links commits as they are decided.</param>
internal sealed class GroupDecision(GroupFacts facts, ChainEnd? chain = null)
{
    private readonly List<PlacedEvent> _own = [];
    private readonly HashSet<Guid> _ownIds = [];

    /// <summary>What is to be stored, in order.</summary>
    public List<PlacedEvent> Placed { get; } = [];

    public long Last { get; private set; } = facts.Head;

    public void Apply(PendingAppend append)
    {
        _own.Clear();
        _ownIds.Clear();
        var results = new AppendResult[append.Parts.Count];
        for (var index = 0; index < results.Length; index++)
        {
            var part = append.Parts[index];
            if (!TryPlace(part, out var version))
            {
                chain?.Drop();
                EarlierAppend.Answer(append, part, VersionOf(part.Stream), Find);
                return;
            }

            results[index] = new AppendResult(version, part.Events.Count > 0 ? _own[^1].Position : 0);
        }

        Keep();
        append.Accept(results);
    }

    private bool TryPlace(PendingPart part, out long version)
    {
        version = VersionOf(part.Stream);
        if (part.Expected != ExpectedVersion.Any && part.Expected.Value != version) return false;
        foreach (var (index, appended) in part.Events.Index())
        {
            if (facts.Places.ContainsKey(appended.Id) || !_ownIds.Add(appended.Id)) return false;
            var placed = new PlacedEvent(Last + _own.Count + 1, ++version, part.Stream, appended);
            chain?.Add(placed.Position, version, part.DigestOf(index));
            _own.Add(placed);
        }

        return true;
    }

    private void Keep()
    {
        foreach (var placed in _own)
        {
            facts.Versions[placed.Stream] = placed.Version;
            facts.Places[placed.Event.Id] = new(placed.Stream, placed.Version, placed.Position);
        }

        _own[^1] = _own[^1] with { Ends = true };
        Placed.AddRange(_own);
        Last += _own.Count;
        chain?.Keep();
    }

    private long VersionOf(string stream) => facts.Versions.GetValueOrDefault(stream, ExpectedVersion.NoStream.Value);

    private EventPlace? Find(Guid id) => facts.Places.TryGetValue(id, out var place) ? place : null;
}
