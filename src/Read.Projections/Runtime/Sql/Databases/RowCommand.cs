using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;
using PartnerGraph.Read.Projections.Runtime.Sql.Sqlite;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Databases;

/// <summary>
/// A command for many rows within the context's open transaction: prepared where a call costs nothing, and sent together where a server is behind it.
/// </summary>
internal abstract class RowCommand : IDisposable
{
    /// <summary>A statement with <see cref="Places"/>; names are quoted, because databases fold their case differently.</summary>
    public static RowCommand Of(ReadModelContext db, string text) => db.Database.IsNpgsql() ? new BatchedRows(db, text) : new PreparedRows(db, text);

    /// <summary>For rows that are not there yet.</summary>
    /// <param name="columns">In the order of the values.</param>
    public static RowCommand Insert(ReadModelContext db, string table, IReadOnlyList<string> columns) =>
        db.Database.IsNpgsql() ? new CopiedRows(db, table, columns) : new PreparedRows(db, $"INSERT INTO {table} ({Quoted(columns)}) VALUES ({Places(columns.Count)})");

    /// <summary><c>?1, ?2, ...</c></summary>
    public static string Places(int count) => string.Join(", ", Enumerable.Range(1, count).Select(n => $"?{n}"));

    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    /// <exception cref="System.Data.Common.DbException">The row breaks a constraint, or the store fails.</exception>
    public abstract void Run(params ReadOnlySpan<object?> values);

    /// <summary>Writes what is still kept: nothing reads or commits it before.</summary>
    public virtual Task Send(CancellationToken cancellation) => Task.CompletedTask;

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
