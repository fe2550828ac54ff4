using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>
/// The events that were decoded last. Most are followed by several read models and reactions within moments of each other, and decoding
/// one costs more than reading it.
/// </summary>
internal sealed class DecodedEvents(EventTypeRegistry types)
{
    // Some pages of the log: whoever is further behind decodes for itself.
    private readonly Recorded?[] last = new Recorded?[8_192];

    public Recorded Decode(StoredEvent stored)
    {
        ref var place = ref last[stored.Position % last.Length];
        // The id, because a log can be exchanged for another one with the same positions.
        if (Volatile.Read(ref place) is { } known && known.Position == stored.Position && known.Id == stored.Id) return known;
        var decoded = types.Decode(stored);
        Volatile.Write(ref place, decoded);
        return decoded;
    }

    public IEnumerable<string> StoredNamesOf(Type type) => types.StoredNamesOf(type);
}
