using System.Security.Cryptography;
using Npgsql;
using PartnerGraph.Read.Projections.Runtime.Files;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql.Files;

/// <summary>
/// Files in parts of a megabyte, for all nodes (ADR 82). What is being written has no hash yet; its parts go with its row, so that a node that stalled while
/// it wrote cannot go on when another has taken its draft away.
/// </summary>
internal sealed class FileTables(ReadRegistry registry, ReadConnections connections, ReadNames names) : IFileStore
{
    /// <summary>How many bytes each part has but the last.</summary>
    public const int PartSize = 1 << 20;

    private volatile bool exists;

    public bool IsShared => true;

    public async Task<(string Sha256, long Bytes, T Told)> Write<T>(string id, Func<Stream, Task<T>> write, CancellationToken cancellation)
    {
        var file = Guid.NewGuid();
        await Ask($"INSERT INTO {names.Files} (file, id) VALUES ($1, $2)", cancellation, file, IFileStore.Checked(id));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var parts = new PartsWriter(connections, names, file);
            T told;
            await using (var counted = new HashedStream(parts, hash))
            {
                told = await write(counted);
                await counted.FlushAsync(cancellation);
            }

            await parts.Complete(cancellation);
            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (!await Named(file, id, sha256, parts.Length, cancellation)) await Forget(file);
            return (sha256, parts.Length, told);
        }
        catch
        {
            await Forget(file);
            throw;
        }
    }

    public async Task<Stream?> Open(string id, string sha256, CancellationToken cancellation)
    {
        await using var connection = await Connect(cancellation);
        await using var command = Command(connection, $"SELECT file, bytes FROM {names.Files} WHERE id = $1 AND sha256 = $2", IFileStore.Checked(id), IFileStore.Checked(sha256));
        await using var found = await command.ExecuteReaderAsync(cancellation);
        return await found.ReadAsync(cancellation) ? new PartsReader(connections, names, found.GetGuid(0), found.GetInt64(1)) : null;
    }

    public Task Delete(string id, string sha256, CancellationToken cancellation) =>
        Ask($"DELETE FROM {names.Files} WHERE id = $1 AND sha256 = $2", cancellation, IFileStore.Checked(id), IFileStore.Checked(sha256));

    public Task Delete(string id, CancellationToken cancellation) =>
        Ask($"DELETE FROM {names.Files} WHERE id = $1 AND sha256 IS NOT NULL", cancellation, IFileStore.Checked(id));

    public async Task<IReadOnlyList<(string Id, string Sha256)>> All(CancellationToken cancellation)
    {
        await using var connection = await Connect(cancellation);
        await using var command = Command(connection, $"SELECT id, sha256 FROM {names.Files} WHERE sha256 IS NOT NULL");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var files = new List<(string, string)>();
        while (await rows.ReadAsync(cancellation)) files.Add((rows.GetString(0), rows.GetString(1)));
        return files;
    }

    public Task DeleteDrafts(CancellationToken cancellation) => Ask($"DELETE FROM {names.Files} WHERE sha256 IS NULL", cancellation);

    /// <summary>Gives a draft its name; false when the same lies there already.</summary>
    /// <exception cref="IOException">Another node has taken the draft away.</exception>
    private async Task<bool> Named(Guid file, string id, string sha256, long bytes, CancellationToken cancellation)
    {
        try
        {
            return await Ask($"UPDATE {names.Files} SET sha256 = $2, bytes = $3 WHERE file = $1", cancellation, file, sha256, bytes) == 1
                ? true
                : throw new IOException($"The draft of '{id}' was taken away while it was written.");
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    // Whatever ended the writing; what cannot be taken away now is swept.
    private async Task Forget(Guid file)
    {
        try
        {
            await Ask($"DELETE FROM {names.Files} WHERE file = $1 AND sha256 IS NULL", CancellationToken.None, file);
        }
        catch (NpgsqlException)
        {
        }
    }

    private async Task<int> Ask(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var connection = await Connect(cancellation);
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<NpgsqlConnection> Connect(CancellationToken cancellation)
    {
        var connection = await registry.Open(cancellation);
        try
        {
            if (!exists) await Ensure(connection, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task Ensure(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Command(connection, names.Lock).ExecuteNonQueryAsync(cancellation);
        await Command(connection, names.CreateFiles).ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        exists = true;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
