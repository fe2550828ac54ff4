using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PartnerGraph.Read.Projections.Runtime.Reading;
using SQLitePCL;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Sqlite;

/// <summary>
/// Ends a read when the operation that it is for has ended. The driver runs a statement on the asking thread and looks at no token, so that one which takes long would
/// hold its thread and its processor whatever the time limit says; SQLite itself stops when it is told to from another thread.
/// </summary>
internal sealed class InterruptedReads : DbCommandInterceptor
{
    public static readonly InterruptedReads Instance = new();

    private readonly ConditionalWeakTable<DbCommand, StrongBox<CancellationTokenRegistration>> running = [];

    private InterruptedReads()
    {
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        // Of requests alone, whose answer tells a read that was ended from one that failed. What works by itself ends between statements.
        if (ReadTrace.Current is not null && cancellationToken.CanBeCanceled && command.Connection is SqliteConnection { Handle: { } handle })
            running.AddOrUpdate(command, new(cancellationToken.UnsafeRegister(static connection => raw.sqlite3_interrupt((sqlite3)connection!), handle)));
        return new(result);
    }

    public override InterceptionResult DataReaderClosing(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        End(command);
        return result;
    }

    public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        End(command);
        return new(result);
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        End(command);
        return result;
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => End(command);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command);
        return Task.CompletedTask;
    }

    // Waits for an interruption that is under way: the next reader of the connection is not its victim.
    private void End(DbCommand command)
    {
        if (!running.TryGetValue(command, out var registration)) return;
        running.Remove(command);
        registration.Value.Dispose();
    }
}
