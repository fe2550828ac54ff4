namespace PartnerGraph.Read.Projections.Runtime;

/// <summary>A read model cannot be asked for the moment: it is not open yet, failed to start, or what keeps it is away.</summary>
public sealed class ReadModelUnavailableException(string name, Exception? inner = null) : InvalidOperationException(
    $"The read model '{name}' cannot be asked for the moment: it is not open yet, it failed to start, or what keeps it does not answer.", inner);
