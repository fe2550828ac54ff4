using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>What the rows of a read model stand at. Two that are equal have the same rows behind them.</summary>
public readonly record struct ReadModelStamp(string File, long Version);

/// <summary>
/// Tells whether the rows of a read model may have changed, whichever process wrote them: SQLite counts the commits that others than the asking
/// connection made, which costs a hundredth of a query.
/// </summary>
public sealed class ReadModelChanges<TProjection> : IDisposable where TProjection : Projection
{
    private readonly KeptStatement commits;

    internal ReadModelChanges(ReadModelFiles files) => commits = new KeptStatement(files, "PRAGMA data_version");

    /// <exception cref="ReadModelUnavailableException">The host has not opened the read model.</exception>
    /// <exception cref="FiguresIncompleteException">It lacks what the running request would add up.</exception>
    public ReadModelStamp Now()
    {
        var (file, version) = commits.Ask();
        return new(file, (long)version!);
    }

    public void Dispose() => commits.Dispose();
}
