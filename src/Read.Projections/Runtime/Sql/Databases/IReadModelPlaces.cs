using PartnerGraph.Read.Projections.Runtime.Reading;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Databases;

/// <summary>Where the generations of one read model lie, and which of them serves.</summary>
internal interface IReadModelPlaces
{
    string Fingerprint { get; }

    IReadModelLock Lock { get; }

    /// <summary>The generations of this fingerprint, newest first.</summary>
    Task<IReadOnlyList<string>> Existing(CancellationToken cancellation);

    Task<string> Next(CancellationToken cancellation);

    Task Use(string place, CancellationToken cancellation);

    /// <summary>The serving generation, kept until the reader is done.</summary>
    /// <exception cref="ReadModelUnavailableException">The host has not opened it.</exception>
    /// <exception cref="FiguresIncompleteException">It lacks what the running request would add up.</exception>
    (string Place, IDisposable Lease) Rent();

    /// <summary>Whether there are generations that do not serve, those of other fingerprints included.</summary>
    Task<bool> HasOthers(CancellationToken cancellation);

    /// <summary>Deletes them, each when its last reader is done.</summary>
    Task DeleteOthers(CancellationToken cancellation);
}
