using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Sqlite;

/// <summary>
/// A command that is prepared when it first runs: most batches bring no row. The provider's commands look for every
/// parameter by its name each time, which cost more than the row.
/// </summary>
internal sealed class PreparedRows(ReadModelContext db, string text) : RowCommand
{
    private Statement? statement;

    /// <exception cref="SqliteException">The row breaks a constraint, or the file fails.</exception>
    public override void Run(params ReadOnlySpan<object?> values)
    {
        statement ??= new((SqliteConnection)db.Database.GetDbConnection(), text);
        for (var index = 0; index < values.Length; index++) Bind(statement, index + 1, values[index]);
        statement.Step();
    }

    public override void Dispose()
    {
        statement?.Dispose();
        base.Dispose();
    }

    private static Statement Bind(Statement to, int place, object? value) => value switch
    {
        null => to.BindNull(place),
        string text => to.BindText(place, text),
        long number => to.Bind(place, number),
        int number => to.Bind(place, number),
        bool yes => to.Bind(place, yes ? 1 : 0),
        _ => throw new ArgumentException($"A {value.GetType().Name} is not bound here.", nameof(value)),
    };
}
