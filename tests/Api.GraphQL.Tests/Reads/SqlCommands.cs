using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerGraph.Api.GraphQL.Tests.Reads;

/// <summary>
/// Counts the SQL commands by which requests read one server's read models while it is alive. What followers write meanwhile, and what watchers and
/// schedulers read of their own accord, is none of a query's.
/// </summary>
internal sealed class SqlCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Host = "Microsoft.AspNetCore";

    private readonly string dataDirectory;
    private readonly List<IDisposable> subscriptions = [Requests()];
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
            && connection.Contains(dataDirectory, StringComparison.Ordinal) && IsReader(connection) && IsOfARequest()) Interlocked.Increment(ref count);
    }

    /// <summary>Lets the host mark what a request does, which it leaves out where nobody listens.</summary>
    private static ActivityListener Requests()
    {
        ActivityListener requests = new()
        {
            ShouldListenTo = source => source.Name == Host,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(requests);
        return requests;
    }

    private static bool IsOfARequest()
    {
        for (var within = Activity.Current; within is not null; within = within.Parent)
            if (within.Source.Name == Host) return true;
        return false;
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
