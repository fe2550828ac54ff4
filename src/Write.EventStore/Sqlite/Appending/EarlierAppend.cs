using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Appending;

/// <summary>The closer look at an append that did not go in: a repetition, an id taken elsewhere, or a stale expectation.</summary>
internal sealed class EarlierAppend(SqliteConnection connection) : IDisposable
{
    private readonly Statement _find = new(connection, "SELECT version, position, stream FROM events WHERE event_id = ?1");

    /// <summary>Answers a repetition as the first time, whatever it expects; otherwise refuses.</summary>
    /// <param name="refused">The stream that the append stopped at, which stands at <paramref name="actualVersion"/>.</param>
    public void Answer(PendingAppend append, PendingPart refused, long actualVersion)
    {
        var places = append.Parts.Select(part => part.Events.Select(appended => Find(appended.Id)).ToList()).ToList();
        if (append.Parts.Zip(places).All(found => IsRepetition(found.First.Stream, found.Second)))
            append.Accept([.. append.Parts.Zip(places, LastOf)]);
        else if (TakenId(append.Parts, places) is var (stream, taken))
            append.Refuse(new DuplicateEventIdException(stream, taken));
        else
            append.Refuse(new WrongExpectedVersionException(refused.Stream, refused.Expected, actualVersion));
    }

    public void Dispose() => _find.Dispose();

    private static bool IsRepetition(string stream, List<Place?> places) => places.Index().All(found =>
        found.Item is { } place && place.Stream == stream && place.Version == places[0]!.Value.Version + found.Index);

    private static AppendResult LastOf(PendingPart part, List<Place?> places) =>
        places.Count > 0 ? new(places[^1]!.Value.Version, places[^1]!.Value.Position) : new(part.Expected.Value, 0);

    private static (string Stream, Guid Id)? TakenId(IReadOnlyList<PendingPart> parts, List<List<Place?>> places)
    {
        var seen = new HashSet<Guid>();
        foreach (var (part, found) in parts.Zip(places))
            foreach (var (appended, place) in part.Events.Zip(found))
                if (place is not null || !seen.Add(appended.Id)) return (part.Stream, appended.Id);
        return null;
    }

    private Place? Find(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Place? place = _find.BindBlob(1, bytes).Step() ? new Place(_find.Text(2), _find.Int64(0), _find.Int64(1)) : null;
        _find.Reset();
        return place;
    }

    private readonly record struct Place(string Stream, long Version, long Position);
}
