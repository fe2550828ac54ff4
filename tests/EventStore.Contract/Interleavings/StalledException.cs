namespace PartnerGraph.EventStore.Contract.Interleavings;

/// <summary>Somebody waits for what nobody will do: a wake-up was lost.</summary>
public sealed class StalledException(string? how = null) : Exception($"Somebody waits for what nobody will do. {how}");
