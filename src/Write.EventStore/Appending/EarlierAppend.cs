namespace PartnerGraph.Write.EventStore.Appending;

/// <summary>Where an event is stored.</summary>
internal readonly record struct EventPlace(string Stream, long Version, long Position);

/// <summary>The closer look at an append that did not go in: a repetition, an id taken elsewhere, or a stale expectation.</summary>
internal static class EarlierAppend
{
    /// <summary>Answers a repetition as the first time, whatever it expects; otherwise refuses.</summary>
    /// <param name="refused">The stream that the append stopped at, which stands at <paramref name="actualVersion"/>.</param>
    /// <param name="find">Where the event with an id is stored; null when it is not.</param>
    public static void Answer(PendingAppend append, PendingPart refused, long actualVersion, Func<Guid, EventPlace?> find)
    {
        var places = append.Parts.Select(part => part.Events.Select(appended => find(appended.Id)).ToList()).ToList();
        if (append.Parts.Zip(places).All(found => IsRepetition(found.First.Stream, found.Second)))
            append.Accept([.. append.Parts.Zip(places, LastOf)]);
        else if (TakenId(append.Parts, places) is var (stream, taken))
            append.Refuse(new DuplicateEventIdException(stream, taken));
        else
            append.Refuse(new WrongExpectedVersionException(refused.Stream, refused.Expected, actualVersion));
    }

    private static bool IsRepetition(string stream, List<EventPlace?> places) => places.Index().All(found =>
        found.Item is { } place && place.Stream == stream && place.Version == places[0]!.Value.Version + found.Index);

    private static AppendResult LastOf(PendingPart part, List<EventPlace?> places) =>
        places.Count > 0 ? new(places[^1]!.Value.Version, places[^1]!.Value.Position) : new(part.Expected.Value, 0);

    private static (string Stream, Guid Id)? TakenId(IReadOnlyList<PendingPart> parts, List<List<EventPlace?>> places)
    {
        var seen = new HashSet<Guid>();
        foreach (var (part, found) in parts.Zip(places))
            foreach (var (appended, place) in part.Events.Zip(found))
                if (place is not null || !seen.Add(appended.Id)) return (part.Stream, appended.Id);
        return null;
    }
}
