using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerGraph.Api.GraphQL.Tests.Operations;

/// <summary>What EF Core makes of a query is kept, however many read models there are.</summary>
public sealed class CompiledQueriesTests(DemoServer server) : IClassFixture<DemoServer>
{
    [Fact]
    public async Task What_every_front_end_asks_is_compiled_once()
    {
        await AskAll();
        using var compiled = new Compilations(server.DataDirectory);
        await AskAll();
        Assert.Empty(compiled.Queries);
    }

    private async Task AskAll()
    {
        foreach (var operation in NamedOperation.Names.Select(NamedOperation.Read).Where(operation => operation.Document.TrimStart().StartsWith("query", StringComparison.Ordinal)))
            await server.Data(operation.Document, server.TokenOf(operation.AskedBy), operation.Variables);
    }

    /// <summary>What is compiled for one server's read models while it is alive.</summary>
    private sealed class Compilations : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string dataDirectory;
        private readonly List<IDisposable> subscriptions = [];

        public Compilations(string dataDirectory)
        {
            this.dataDirectory = dataDirectory;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public ConcurrentQueue<string> Queries { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            // Servers of other tests run in the same process.
            if (value.Key == CoreEventId.QueryCompilationStarting.Name && value.Value is QueryExpressionEventData { Context.Database: { } database } compiled
                && database.GetConnectionString()!.Contains(dataDirectory, StringComparison.Ordinal)) Queries.Enqueue($"{compiled.Expression}");
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
