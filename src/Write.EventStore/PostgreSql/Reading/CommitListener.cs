using Npgsql;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Write.EventStore.PostgreSql.Reading;

/// <summary>Hears of the commits of other nodes. While nothing can be heard, everybody who waits is woken to look.</summary>
internal sealed class CommitListener : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlDataSource _source;
    private readonly PostgreSqlTables _tables;
    private readonly PostgreSqlReader _reader;
    private readonly WakeUps _wakeUps;
    private readonly LogGuard _guard;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _loop;

    public CommitListener(NpgsqlDataSource source, PostgreSqlTables tables, PostgreSqlReader reader, WakeUps wakeUps, LogGuard guard)
    {
        (_source, _tables, _reader, _wakeUps, _guard) = (source, tables, reader, wakeUps, guard);
        _loop = Task.Run(Run);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _loop;
        _ending.Dispose();
    }

    private async Task Run()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await Listen();
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (PostgreSqlFaults.IsPassing(failure) || failure is ObjectDisposedException)
            {
                _wakeUps.WakeAll();
                await Task.Delay(Pause).WaitAsync(_ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (StoreDamagedException damage)
            {
                _guard.Tell(damage);
                return;
            }
        }
    }

    private async Task Listen()
    {
        await using var connection = await _source.OpenConnectionAsync(_ending.Token);
        await using (var listen = new NpgsqlCommand($"LISTEN {_tables.Channel}", connection)) await listen.ExecuteNonQueryAsync(_ending.Token);
        var told = 0L;
        connection.Notification += (_, notification) => told = Math.Max(told, long.TryParse(notification.Payload, out var last) ? last : long.MaxValue);
        // Once before anything is told: what came while nobody listened.
        await Look();
        while (true)
        {
            await connection.WaitAsync(_ending.Token);
            if (told > _wakeUps.Announced) await Look();
        }
    }

    private async Task Look()
    {
        var announced = _wakeUps.Announced;
        if (await _reader.Head(_ending.Token) is var end && end < announced)
            throw new StoreDamagedException($"The event log went back: it ends at position {end}, and {announced} were in it before.");
        var (head, types) = await _reader.After(announced, _ending.Token);
        // Asked again: what this process committed meanwhile was announced by the commit itself.
        if (head > _wakeUps.Announced) _wakeUps.Found(head, types);
    }
}
