namespace PartnerGraph.Read.Projections.Runtime;

/// <summary>Between processes: everyone who has a read model open shares it, and who rebuilds it has it alone.</summary>
public interface IReadModelLock : IDisposable
{
    /// <exception cref="IOException">Another process is rebuilding the read model.</exception>
    void Share();

    /// <summary>Shuts others out until <see cref="Share"/>; false when it is another process's to rebuild.</summary>
    bool TryExclude();
}
