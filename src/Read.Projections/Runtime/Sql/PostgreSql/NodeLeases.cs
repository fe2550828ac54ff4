using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>
/// What this node follows, and may write with which token. Each node renews its leases and looks for those that have ended; tokens only grow, so whoever
/// was taken for gone and wakes up has one that no commit accepts. Times are those of the server: no clock of a node has a say.
/// </summary>
internal sealed class NodeLeases(ReadConnections connections, ReadNames names, ReadRegistry registry, PostgreSqlReadOptions options, ILogger log) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<FollowedPlace> followed = [];
    private readonly HashSet<string> sought = [];
    private readonly ConcurrentDictionary<string, HeldLease> held = [];
    private readonly CancellationTokenSource closing = new();
    private volatile Exception? fault;
    private TaskCompletionSource taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? loop;

    /// <summary>Why the last look at the leases failed; null when it did not.</summary>
    public Exception? Fault => fault;

    public string Span => $"INTERVAL '{(long)options.Lease.TotalMilliseconds} milliseconds'";

    /// <summary>Null while another node follows it.</summary>
    public long? TokenOf(string lease) => held.TryGetValue(lease, out var mine) ? mine.Token : null;

    /// <summary>A commit was refused: another node has taken over.</summary>
    public void Lose(string lease, long token)
    {
        HeldLease? lost = null;
        lock (gate)
        {
            if (TokenOf(lease) == token) held.TryRemove(lease, out lost);
        }

        lost?.Dispose();
    }

    /// <summary>Waits until this node holds a lease, and tells when it does no more.</summary>
    public async Task<CancellationToken> Turn(string lease, CancellationToken cancellation)
    {
        while (true)
        {
            var next = Volatile.Read(ref taken).Task;
            if (held.TryGetValue(lease, out var mine) && !mine.Ended.IsCancellationRequested) return mine.Ended;
            await next.WaitAsync(cancellation);
        }
    }

    /// <summary>Seeks a lease from now on that is no read model's.</summary>
    public void Seek(string lease)
    {
        lock (gate)
        {
            sought.Add(lease);
            loop ??= Task.Run(() => Keep(closing.Token), CancellationToken.None);
        }
    }

    /// <summary>Follows a generation from now on: as the one that writes, or as one that waits for its turn.</summary>
    public async Task Follow(FollowedPlace place, CancellationToken cancellation)
    {
        lock (gate)
        {
            followed.Add(place);
            loop ??= Task.Run(() => Keep(closing.Token), CancellationToken.None);
        }

        if (TokenOf(place.Of.Lease) is null) await Look([place], [], cancellation);
    }

    public void Leave(FollowedPlace place)
    {
        lock (gate) followed.Remove(place);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        if (loop is null) return;
        await loop;
        closing.Dispose();
        HeldLease[] ended;
        lock (gate)
        {
            ended = [.. held.Values];
            held.Clear();
        }

        foreach (var mine in ended) mine.Dispose();
        await GiveUp();
    }

    private async Task Keep(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                FollowedPlace[] all;
                string[] others;
                lock (gate) (all, others) = ([.. followed], [.. sought]);
                if (all.Length + others.Length > 0) await Look(all, others, cancellation);
                fault = null;
            }
            catch (Exception away) when (!cancellation.IsCancellationRequested)
            {
                if (fault is null) log.LogWarning(away, "The database of the read models does not answer: {Reason}", away.Message);
                fault = away;
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return;
            }

            // The machine's time: nobody's clock of the business has a say in who writes.
            await Task.Delay(options.Lease / 3, cancellation).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task Look(IReadOnlyList<FollowedPlace> places, IEnumerable<string> others, CancellationToken cancellation)
    {
        string[] wanted = [.. places.Where(place => place.Writes).Select(place => place.Of.Lease).Concat(others).Distinct()];
        var asked = Stopwatch.GetTimestamp();
        await using var connection = await registry.Open(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, $"INSERT INTO {names.Leases} (name, holder, token, until) SELECT of, '', 0, '-infinity' FROM unnest($1) AS of ON CONFLICT DO NOTHING", (object)wanted);
        // A row that is locked is of somebody who commits just now.
        Add(batch, $"""
            WITH open AS (
                SELECT name, holder FROM {names.Leases} WHERE name = ANY($1) AND (holder = $2 OR until < clock_timestamp()) ORDER BY name FOR UPDATE SKIP LOCKED)
            UPDATE {names.Leases} AS lease
            SET holder = $2, until = clock_timestamp() + {Span}, token = lease.token + CASE WHEN open.holder = $2 THEN 0 ELSE 1 END
            FROM open WHERE lease.name = open.name
            RETURNING lease.name, open.holder
            """, wanted, connections.Node);
        Add(batch, $"UPDATE {names.Uses} SET until = clock_timestamp() + {registry.Uses} WHERE holder = $1", connections.Node);
        Add(batch, $"SELECT name, token FROM {names.Leases} WHERE name = ANY($1) AND holder = $2", wanted, connections.Node);
        Add(batch, $"SELECT name, fingerprint, max(number) FROM {names.Generations} WHERE ready GROUP BY name, fingerprint");
        HashSet<string> gone;
        await using (var rows = await batch.ExecuteReaderAsync(cancellation))
        {
            gone = await Taken(rows, cancellation);
            await Hold(rows, wanted, asked, cancellation);
            await Tell(rows, places, cancellation);
        }

        foreach (var node in gone) await EndWriters(connection, node, cancellation);
    }

    private async Task<HashSet<string>> Taken(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        HashSet<string> gone = [];
        while (await rows.ReadAsync(cancellation))
        {
            var (lease, before) = (rows.GetString(0), rows.GetString(1));
            if (before.Length == 0 || before == connections.Node) continue;
            log.LogInformation("This node follows {Lease} from now on, after {Node}.", lease, before);
            gone.Add(before);
        }

        await rows.NextResultAsync(cancellation);
        return gone;
    }

    private async Task Hold(NpgsqlDataReader rows, string[] wanted, long asked, CancellationToken cancellation)
    {
        Dictionary<string, long> tokens = [];
        while (await rows.ReadAsync(cancellation)) tokens[rows.GetString(0)] = rows.GetInt64(1);
        await rows.NextResultAsync(cancellation);
        // What ends is told of without holding up anybody.
        List<HeldLease> ended = [];
        var any = false;
        lock (gate)
        {
            foreach (var lease in wanted)
            {
                var mine = held.GetValueOrDefault(lease);
                if (!tokens.TryGetValue(lease, out var token)) held.TryRemove(lease, out _);
                // The server counts from a moment after it was asked.
                else if (mine is { } same && same.Token == token && same.Renew(options.Lease - Stopwatch.GetElapsedTime(asked))) continue;
                else any |= Take(lease, token, asked);
                if (mine is not null) ended.Add(mine);
            }
        }

        foreach (var one in ended) one.Dispose();
        if (any) Interlocked.Exchange(ref taken, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private bool Take(string lease, long token, long asked)
    {
        var mine = new HeldLease(token);
        held[lease] = mine;
        return mine.Renew(options.Lease - Stopwatch.GetElapsedTime(asked));
    }

    private static async Task Tell(NpgsqlDataReader rows, IReadOnlyList<FollowedPlace> places, CancellationToken cancellation)
    {
        Dictionary<(string, string), int> newest = [];
        while (await rows.ReadAsync(cancellation)) newest[(rows.GetString(0), rows.GetString(1))] = rows.GetInt32(2);
        foreach (var place in places)
            if (newest.TryGetValue((place.Of.Name, place.Of.Fingerprint), out var number) && number > place.Of.Number) place.Replace();
    }

    /// <summary>What a node that was taken for gone has left open would hold up its successor; it cannot commit it any more.</summary>
    private async Task EndWriters(NpgsqlConnection connection, string node, CancellationToken cancellation)
    {
        try
        {
            await using var end = new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND state LIKE 'idle in transaction%'", connection)
            {
                Parameters = { new() { Value = node } },
            };
            await end.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // They end by themselves after a while.
            log.LogWarning(refused, "The sessions of {Node} could not be ended: {Reason}", node, refused.Message);
        }
    }

    // In the orderly end nobody has to wait for them.
    private async Task GiveUp()
    {
        try
        {
            await using var connection = await connections.Open(CancellationToken.None);
            await using var batch = new NpgsqlBatch(connection);
            Add(batch, $"UPDATE {names.Leases} SET until = '-infinity' WHERE holder = $1", connections.Node);
            Add(batch, $"DELETE FROM {names.Uses} WHERE holder = $1", connections.Node);
            await batch.ExecuteNonQueryAsync();
        }
        catch (Exception away) when (ReadDatabaseFaults.IsPassing(away))
        {
            // They end by themselves.
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
#pragma warning disable CA2100 // The product's own statements.
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        batch.BatchCommands.Add(command);
    }
}

/// <summary>A generation that this node follows.</summary>
/// <param name="writes">Whether it takes its turn to write it; otherwise it only waits for those who do.</param>
internal sealed class FollowedPlace(string place, ReadPlace of, bool writes)
{
    private readonly TaskCompletionSource<Exception> replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReadPlace Of => of;

    public bool Writes => writes;

    /// <summary>Completes when a newer generation is ready.</summary>
    public Task<Exception> Replaced => replaced.Task;

    public void Replace() => replaced.TrySetResult(new ReadModelReplacedException(place));
}
