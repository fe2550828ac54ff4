namespace PartnerGraph.Write.EventStore;

/// <summary>
/// An event id of an append is already taken, and the append is not a repetition of an earlier one: the id belongs to
/// another stream, only some of the ids are stored, they are stored in another order, or the append names one id twice.
/// </summary>
public sealed class DuplicateEventIdException(string stream, Guid eventId)
    : Exception($"Event id {eventId} is already taken; nothing was appended to stream {stream}.")
{
    /// <summary>The stream of the refused append.</summary>
    public string Stream { get; } = stream;

    public Guid EventId { get; } = eventId;
}
