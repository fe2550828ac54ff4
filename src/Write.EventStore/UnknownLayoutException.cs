namespace PartnerGraph.Write.EventStore;

/// <summary>The log has a layout that this release does not know; it is left untouched.</summary>
public sealed class UnknownLayoutException(int layout, int known)
    : Exception($"The event log has layout {layout}; this release knows {known}. Use the release that wrote it or a newer one.");
