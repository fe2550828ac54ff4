using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerGraph.Api.Tests.Reads;

/// <summary>Counts the SQL commands of one server's read models while it is alive.</summary>
internal sealed class SqlCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string dataDirectory;
    private readonly List<IDisposable> subscriptions = [];
    private int count;

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
            && connection.Contains(dataDirectory, StringComparison.Ordinal)) Interlocked.Increment(ref count);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
