using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Write.EventStore.Sqlite.Reading;

/// <summary>Finds commits of other processes: one look an interval for all waiters together, and none while nobody waits.</summary>
internal sealed class CommitPoll : IAsyncDisposable
{
    private readonly WakeUps _wakeUps;
    private readonly LogGuard _guard;
    private readonly SqliteConnection _connection;
    private readonly Statement _head;
    private readonly Statement _typesAfter;
    private readonly Lock _looking = new();
    private readonly Repeating _looks;

    public CommitPoll(SqliteEventStoreOptions options, TimeProvider time, WakeUps wakeUps, LogGuard guard)
    {
        (_wakeUps, _guard) = (wakeUps, guard);
        _connection = SqliteFile.OpenReader(options);
        _head = new Statement(_connection, "SELECT max(position) FROM events");
        _typesAfter = new Statement(_connection,
            "SELECT name FROM types WHERE EXISTS (SELECT 1 FROM events WHERE type_id = types.id AND position > ?1)");
        _wakeUps.Found(_head.Scalar() ?? 0, []);
        _looks = new Repeating(time, options.PollInterval, Look);
    }

    public async ValueTask DisposeAsync()
    {
        await _looks.DisposeAsync();
        lock (_looking)
        {
            _head.Dispose();
            _typesAfter.Dispose();
            _connection.Dispose();
        }
    }

    private void Look()
    {
        if (!_wakeUps.HasWaiters || !_looking.TryEnter()) return;
        try
        {
            _guard.ThrowIfDamaged();
            MovedFile.Check(_connection);
            var announced = _wakeUps.Announced;
            var head = _head.Scalar() ?? 0;
            if (head < announced) _guard.Tell(new($"The event file went back: it ends at position {head}, and {announced} were in it before."));
            else if (head > announced) _wakeUps.Found(head, TypesAfter(announced));
        }
        catch (StoreDamagedException damage)
        {
            _guard.Tell(damage);
        }
        catch (Exception failure) when (failure is SqliteException or ObjectDisposedException)
        {
            _wakeUps.WakeAll();
        }
        finally
        {
            _looking.Exit();
        }
    }

    private HashSet<string> TypesAfter(long position)
    {
        var types = new HashSet<string>();
        _typesAfter.Bind(1, position);
        while (_typesAfter.Step()) types.Add(_typesAfter.Text(0));
        return types;
    }
}
