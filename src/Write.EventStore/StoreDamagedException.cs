namespace PartnerGraph.Write.EventStore;

/// <summary>
/// The log is not the one that was acknowledged: events are missing or altered, or it is another log. Nothing is appended to it, and
/// nothing is served from it, before somebody restores a backup or accepts the log as it is. It does not pass by itself.
/// </summary>
public sealed class StoreDamagedException(string reason) : Exception(reason);
