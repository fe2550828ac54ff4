using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>
/// One schema of a projection: rows, checkpoint and the token of who follows in one transaction. Of several nodes one commits; the others wait at the same
/// event until it has, and so know which position the rows include.
/// </summary>
internal sealed partial class PostgreSqlGeneration(
    Projection projection, string place, string tables, Func<string, ReadModelContext> open, ReadConnections connections, ReadNames names, ReadRegistry registry,
    NodeLeases leases, bool writes) : IReadModelGeneration
{
    // As long as nobody else has committed, a waiting node looks this often.
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(5), LastLook = TimeSpan.FromMilliseconds(100);

    private readonly FollowedPlace followed = new(place, names.Parse(place), writes);
    private bool serves;
    private ReadModelContext? writing;

    public string Name => place;

    public LogMark? Mark { get; set; }

    public Task<Exception>? Fault => followed.Replaced;

    public async Task<CommitResult> Commit(
        IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation)
    {
        for (var pause = FirstLook; ; pause = pause * 2 < LastLook ? pause * 2 : LastLook)
        {
            if (followed.Replaced.IsCompleted) throw await followed.Replaced;
            if (leases.TokenOf(followed.Of.Lease) is { } token)
            {
                if (await TryCommit(token, batch, quarantine, after, position, cancellation) is { } committed) return committed;
                leases.Lose(followed.Of.Lease, token);
            }

            if (!serves) throw new InvalidOperationException($"Another node follows '{followed.Of.Name}' now: it rebuilds it.");
            var reached = await Position(cancellation);
            if (reached != after) return new(reached, Applied: false);
            await Task.Delay(pause, cancellation);
        }
    }

    public Task Delete() => registry.LetGo(place, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        leases.Leave(followed);
        return StopWriting();
    }

    /// <summary>Null when another node has taken over: nothing is applied.</summary>
    private async Task<CommitResult?> TryCommit(
        long token, IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation)
    {
        try
        {
            var db = writing ??= OpenToWrite();
            await connections.Retried(() => db.Database.OpenConnectionAsync(cancellation));
            CommitResult? result;
            await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
            {
                result = await Write(db, (NpgsqlTransaction)transaction.GetDbTransaction(), token, batch, quarantine, after, position, cancellation);
                if (result is { Applied: true }) await transaction.CommitAsync(cancellation);
            }

            db.ChangeTracker.Clear();
            // One that waits for events needs no session.
            await db.Database.CloseConnectionAsync();
            return result;
        }
        catch
        {
            // Neither rows that were not written nor a connection that failed outlast it.
            await StopWriting();
            throw;
        }
    }

    private async Task<CommitResult?> Write(
        ReadModelContext db, NpgsqlTransaction transaction, long token, IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position,
        CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        await using var read = new NpgsqlCommand("SELECT \"Position\" FROM \"checkpoint\"", connection, transaction);
        var reached = (long)(await read.ExecuteScalarAsync(cancellation))!;
        if (reached != after) return new(reached, Applied: false);
        if (batch.Count > 0)
        {
            await projection.Apply(db, batch, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await QuarantineRows.Save(db, quarantine, cancellation);
        return await Move(connection, transaction, token, position, cancellation) ? new(position, Applied: true) : null;
    }

    // The last of the transaction: who takes over meanwhile waits until it has ended, which the server does when this node stalls.
    private async Task<bool> Move(NpgsqlConnection connection, NpgsqlTransaction transaction, long token, long position, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new("SET LOCAL idle_in_transaction_session_timeout = '1s'"));
        batch.BatchCommands.Add(new($"UPDATE {names.Leases} SET until = clock_timestamp() + {leases.Span} WHERE name = $1 AND holder = $2 AND token = $3 RETURNING token")
        {
            Parameters = { new() { Value = followed.Of.Lease }, new() { Value = connections.Node }, new() { Value = token } },
        });
        batch.BatchCommands.Add(new("UPDATE \"checkpoint\" SET \"Position\" = $1, \"Log\" = $2")
        {
            Parameters = { new() { Value = position }, new() { Value = (object?)Mark?.ToString() ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } },
        });
        await using var held = await batch.ExecuteReaderAsync(cancellation);
        return await held.ReadAsync(cancellation);
    }

    private ReadModelContext OpenToWrite()
    {
        var db = open(place);
        // A batch that fails fails as a whole.
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    private async ValueTask StopWriting()
    {
        if (writing is not { } db) return;
        writing = null;
        await db.DisposeAsync();
    }
}
