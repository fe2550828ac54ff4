namespace PartnerGraph.EventStore.Commands;

/// <summary>What surrounds a command: who asked, what it belongs to, and what the caller expects.</summary>
/// <param name="Actor">The subject of the caller's token, or <c>system:reaction-name</c>.</param>
/// <param name="CorrelationId">One id for everything that one request set off.</param>
/// <param name="CausationId">The event that this follows from, for reactions.</param>
/// <param name="ExpectedVersion">The aggregate's version as the caller saw it; then a conflict is answered, not retried (CONV-10).</param>
/// <param name="CommandId">Given for a command that must happen once although it may be sent again; its event ids follow from it.</param>
public sealed record CommandContext(
    string Actor, string CorrelationId, string? CausationId = null, long? ExpectedVersion = null, Guid? CommandId = null);
