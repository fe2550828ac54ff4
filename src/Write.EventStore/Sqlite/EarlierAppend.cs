using Microsoft.Data.Sqlite;

namespace PartnerGraph.EventStore.Sqlite;

/// <summary>The closer look at an append that did not go in: a repetition, an id taken elsewhere, or a stale expectation.</summary>
internal sealed class EarlierAppend(SqliteConnection connection) : IDisposable
{
    private readonly Statement _find = new(connection, "SELECT version, position, stream FROM events WHERE event_id = ?1");

    /// <summary>Answers a repetition as the first time, whatever it expects; otherwise refuses.</summary>
    public void Answer(PendingAppend append, long actualVersion)
    {
        var places = append.Events.Select(appended => Find(appended.Id)).ToList();
        if (IsRepetition(append.Stream, places))
            append.Accept(new AppendResult(places[^1]!.Value.Version, places[^1]!.Value.Position));
        else if (TakenId(append.Events, places) is { } taken)
            append.Refuse(new DuplicateEventIdException(append.Stream, taken));
        else
            append.Refuse(new WrongExpectedVersionException(append.Stream, append.Expected, actualVersion));
    }

    public void Dispose() => _find.Dispose();

    private static bool IsRepetition(string stream, List<Place?> places) => places.Index().All(found =>
        found.Item is { } place && place.Stream == stream && place.Version == places[0]!.Value.Version + found.Index);

    private static Guid? TakenId(IReadOnlyList<NewEvent> events, List<Place?> places)
    {
        var seen = new HashSet<Guid>();
        foreach (var (index, appended) in events.Index())
            if (places[index] is not null || !seen.Add(appended.Id)) return appended.Id;
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
