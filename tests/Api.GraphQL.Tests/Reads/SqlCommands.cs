using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerGraph.Api.GraphQL.Tests.Reads;

/// <summary>Counts the SQL commands that read one server's read models while it is alive; what followers write meanwhile is none of a query's.</summary>
internal sealed class SqlCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string dataDirectory;
    private readonly List<IDisposable> subscriptions = [];
    private int count;

    // Where nobody listened EF Core looks again after a second, and contexts outlive requests: so somebody listens from the start.
#pragma warning disable CA2255 // The tests are the application here.
    [ModuleInitializer]
    internal static void ListenFromTheStart() => _ = new SqlCommands("of no server");
#pragma warning restore CA2255

    public SqlCommands(string dataDirectory)
    {
        this.dataDirectory = dataDirectory;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>How many since the last time that this was asked.</summary>
    public int Taken() => Interlocked.Exchange(ref count, 0);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // Servers of other tests run in the same process.
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command.Connection.ConnectionString: { } connection }
            && connection.Contains(dataDirectory, StringComparison.Ordinal) && IsReader(connection)) Interlocked.Increment(ref count);
    }

    private static bool IsReader(string connection) => new SqliteConnectionStringBuilder(connection).Mode == SqliteOpenMode.ReadWrite;

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
