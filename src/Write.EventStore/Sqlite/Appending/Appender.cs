using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.Sqlite.Chain;
using PartnerGraph.Write.EventStore.Sqlite.Files;
using static SQLitePCL.raw;

namespace PartnerGraph.Write.EventStore.Sqlite.Appending;

/// <summary>
/// Carries out appends inside the writer's open transaction. Nothing it believes outlives the transaction except ids of stored
/// types, which never change: another process may have appended in between.
/// </summary>
internal sealed class Appender(SqliteConnection connection, LogChain chain) : IDisposable
{
    private readonly Statement _head = new(connection, "SELECT max(position) FROM events");
    private readonly Statement _undo = new(connection, "DELETE FROM events WHERE position > ?1");
    private readonly Statement _version = new(connection,
        "SELECT version FROM events WHERE stream = ?1 ORDER BY version DESC LIMIT 1");
    private readonly Statement _insert = new(connection, """
        INSERT INTO events (position, type_id, version, stream, event_id, data, metadata)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING
        """);
    private readonly StoredIds _stored = new(connection);
    private readonly TypeIds _types = new(connection);

    /// <summary>The last position before the transaction.</summary>
    public long Before { get; private set; }

    /// <summary>The last position so far.</summary>
    public long Last { get; private set; }

    /// <summary>The types of the events that the transaction appended.</summary>
    public HashSet<string> Types { get; private set; } = [];

    /// <summary>To be called when the transaction holds the write lock.</summary>
    public void Begin()
    {
        Before = Last = _head.Scalar() ?? 0;
        Types = [];
        chain.Begin(Last);
    }

    /// <summary>Appends or refuses one; a refused one leaves no trace, so that its neighbours in the transaction stand.</summary>
    public void Apply(PendingAppend append)
    {
        var before = Last;
        try
        {
            var results = new AppendResult[append.Parts.Count];
            for (var index = 0; index < results.Length; index++)
            {
                var part = append.Parts[index];
                if (!TryInsert(part, out var version))
                {
                    Undo(before);
                    EarlierAppend.Answer(append, part, VersionOf(part), _stored.Find);
                    return;
                }

                results[index] = new AppendResult(version, part.Events.Count > 0 ? Last : 0);
            }

            chain.Keep();
            append.Accept(results);
        }
        catch (SqliteException failure) when (sqlite3_get_autocommit(connection.Handle!) == 0)
        {
            Undo(before);
            append.Refuse(failure);
        }
    }

    /// <summary>Forgets what a rolled back transaction had stored.</summary>
    public void Forget() => _types.Forget();

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_head, _undo, _version, _insert]) statement.Dispose();
        _stored.Dispose();
        _types.Dispose();
    }

    private bool TryInsert(PendingPart part, out long version)
    {
        version = ExpectedVersion.NoStream.Value;
        if (part.Expected != ExpectedVersion.NoStream || part.Events.Count == 0)
        {
            version = VersionOf(part);
            if (part.Expected != ExpectedVersion.Any && part.Expected.Value != version) return false;
        }

        // A new stream needs no look: the unique index refuses its first event when the stream is there.
        for (var index = 0; index < part.Events.Count; index++)
            if (!TryInsert(part, index, ++version)) return false;
        return true;
    }

    private bool TryInsert(PendingPart part, int index, long version)
    {
        var appended = part.Events[index];
        Span<byte> id = stackalloc byte[16];
        appended.Id.TryWriteBytes(id, bigEndian: true, out _);
        _insert.Bind(1, Last + 1).Bind(2, _types.IdOf(appended.Type)).Bind(3, version)
            .BindText(4, part.StreamUtf8).BindBlob(5, id)
            .BindBlob(6, appended.Data.Span).BindBlob(7, appended.Metadata.Span).Step();
        if (sqlite3_changes(connection.Handle!) == 0) return false;
        Last++;
        chain.Add(Last, version, part.DigestOf(index));
        Types.Add(appended.Type);
        return true;
    }

    private long VersionOf(PendingPart part) => _version.BindText(1, part.StreamUtf8).Scalar() ?? -1;

    private void Undo(long before)
    {
        chain.Drop();
        if (Last == before) return;
        _undo.Bind(1, before).Step();
        Last = before;
    }
}
