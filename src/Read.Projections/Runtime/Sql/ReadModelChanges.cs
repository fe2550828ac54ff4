using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>What the rows of a read model stand at. Two that are equal have the same rows behind them.</summary>
public readonly record struct ReadModelStamp(string File, long Version);

/// <summary>
/// Tells whether the rows of a read model may have changed, whichever process wrote them: the database counts the commits of others than the asking
/// connection, and telling it costs a fraction of a query.
/// </summary>
public sealed class ReadModelChanges<TProjection> : IDisposable where TProjection : Projection
{
    private readonly KeptStatement commits;

    internal ReadModelChanges(IReadDatabase database, IReadModelPlaces places) => commits = new KeptStatement(database, places, database.Commits);

    /// <exception cref="ReadModelUnavailableException">The host has not opened the read model.</exception>
    /// <exception cref="FiguresIncompleteException">It lacks what the running request would add up.</exception>
    public ReadModelStamp Now()
    {
        var (file, version) = commits.Ask();
        return new(file, (long)version!);
    }

    public void Dispose() => commits.Dispose();
}
