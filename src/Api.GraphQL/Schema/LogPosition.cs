namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>A place in the event log.</summary>
public readonly record struct LogPosition(long Value);
