using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>
/// A statement that is asked again and again, kept ready for it. It needs no mapping, which a process that has only started has
/// not made yet.
/// </summary>
public sealed class KeptStatement : IDisposable
{
    private readonly IReadDatabase database;
    private readonly IReadModelPlaces places;
    private readonly string sql;
    private readonly Lock gate = new();
    private IKeptQuery? query;
    private string asked = "";

    internal KeptStatement(IReadDatabase database, IReadModelPlaces places, string sql) => (this.database, this.places, this.sql) = (database, places, sql);

    /// <summary>The first value of the first row; null when there is no row.</summary>
    /// <exception cref="ReadModelUnavailableException">The host has not opened the read model.</exception>
    /// <exception cref="FiguresIncompleteException">It lacks what the running request would add up.</exception>
    public object? Scalar() => Ask().Value;

    internal (string Place, object? Value) Ask()
    {
        var (place, lease) = places.Rent();
        using (lease)
        {
            lock (gate)
            {
                if (place != asked) Prepare(place);
                return (place, query!.Scalar());
            }
        }
    }

    public void Dispose()
    {
        lock (gate) Close();
    }

    private void Prepare(string place)
    {
        Close();
        query = database.Keep(place, sql);
        asked = place;
    }

    private void Close()
    {
        asked = "";
        query?.Dispose();
        query = null;
    }
}

/// <summary>Statements about the rows of one read model.</summary>
public interface IReadModelStatements<TProjection> where TProjection : Projection
{
    /// <summary>A statement of whoever disposes of it.</summary>
    KeptStatement Keep(string sql);
}
