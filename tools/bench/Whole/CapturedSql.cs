using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerGraph.Bench.Whole;

/// <summary>The SQL that the product sends while something runs, to be sent by something else as it is.</summary>
internal sealed class CapturedSql : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly List<(string Text, IReadOnlyList<(string Name, object? Value)> Parameters, string File)> commands = [];

    // A context that found nobody listening does not look again for a second, and contexts are kept.
    private static readonly TimeSpan Unheard = TimeSpan.FromSeconds(1.2);

    private readonly List<IDisposable> subscriptions = [];

    public IReadOnlyList<(string Text, IReadOnlyList<(string Name, object? Value)> Parameters, string File)> Commands => commands;

    public static async Task<CapturedSql> During(Func<Task> work)
    {
        var captured = new CapturedSql();
        using (DiagnosticListener.AllListeners.Subscribe(captured))
        {
            await Task.Delay(Unheard);
            await work();
        }

        // What runs from now on is not asked for.
        foreach (var subscription in captured.subscriptions) subscription.Dispose();
        return captured;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != RelationalEventId.CommandExecuting.Name || value.Value is not CommandEventData { Command: var command } data) return;
        if (data.CommandSource != CommandSource.LinqQuery) return;
        lock (commands)
            commands.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))], command.Connection!.DataSource));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
