using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Databases;

internal static class Snapshots
{
    /// <summary>A transaction in which everything that is read is of one moment. It waits for no writer, and none waits for it.</summary>
    public static async Task<IDbContextTransaction> BeginSnapshot(this ReadModelContext db, CancellationToken cancellation)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection file) return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        // Deferred, which the provider does not do by itself.
        var snapshot = file.BeginTransaction(IsolationLevel.Serializable, deferred: true);
        return new Owned(snapshot, (await db.Database.UseTransactionAsync(snapshot, cancellation))!);
    }

    /// <summary>The context does not end a transaction that was given to it.</summary>
    private sealed class Owned(SqliteTransaction snapshot, IDbContextTransaction used) : IDbContextTransaction
    {
        public Guid TransactionId => used.TransactionId;

        public void Commit() => used.Commit();

        public Task CommitAsync(CancellationToken cancellationToken = default) => used.CommitAsync(cancellationToken);

        public void Rollback() => used.Rollback();

        public Task RollbackAsync(CancellationToken cancellationToken = default) => used.RollbackAsync(cancellationToken);

        public void Dispose()
        {
            used.Dispose();
            snapshot.Dispose();
        }

        public async ValueTask DisposeAsync()
        {
            await used.DisposeAsync();
            await snapshot.DisposeAsync();
        }
    }
}
