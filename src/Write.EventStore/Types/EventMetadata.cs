using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerGraph.Write.EventStore.Types;

/// <summary>Who, when, why: stored beside every event.</summary>
/// <param name="OccurredAt">UTC, from the injected clock, to the millisecond.</param>
/// <param name="Actor">The subject of the caller's token, or <c>system:reaction-name</c>.</param>
/// <param name="CorrelationId">One id for everything that one request set off.</param>
/// <param name="CausationId">The event or command that this follows from.</param>
/// <param name="RuleIds">The catalogue rules by which the decision was made.</param>
/// <param name="Version">The version of the aggregate that clients see; null where it is the stream's, because nothing was only observed so far.</param>
/// <param name="Historical">Entered afterwards, as history: reactions remind nobody, and restrict and freeze nothing because of it.</param>
public sealed record EventMetadata(
    DateTimeOffset OccurredAt,
    string Actor,
    string CorrelationId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CausationId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? RuleIds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Version = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Historical = false)
{
    /// <exception cref="JsonException">The stored text is no metadata.</exception>
    public static EventMetadata Decode(ReadOnlySpan<byte> stored) =>
        JsonSerializer.Deserialize<EventMetadata>(stored, EventJson.Options) ?? throw new JsonException("An event without metadata.");

    /// <summary>The stored form.</summary>
    public byte[] Encode() => JsonSerializer.SerializeToUtf8Bytes(this, EventJson.Options);
}

/// <summary>A stored event, decoded: what folds, projections and subscriptions read.</summary>
public sealed record Recorded(
    PartnerGraph.Write.Domain.Kernel.IDomainEvent Event, EventMetadata Metadata, Guid Id, string Stream, long Version, long Position)
{
    /// <summary>The version of the aggregate that clients see after this event.</summary>
    public long ClientVersion => Metadata.Version ?? Version;
}
