using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Processes.Exports.Contents;
using PartnerGraph.Write.Domain.Exports;

namespace PartnerGraph.Api.GraphQL.Tests.Exports;

/// <summary>A server whose exports stop after the first 1,000 of 2,000 rows until they are let go.</summary>
public sealed class GatedServer : ApiServer
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<bool> halves = Channel.CreateUnbounded<bool>();

    /// <summary>What is thrown at the gate; null to go on.</summary>
    public Exception? Fault { get; set; }

    public void LetGo() => gate.TrySetResult();

    /// <summary>Completes when the next export has come to the gate.</summary>
    public Task HalfWritten() => halves.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    protected override void Configure(IServiceCollection services)
    {
        services.RemoveAll<IExportContent>();
        foreach (var kind in Enum.GetValues<ExportKind>()) services.AddSingleton<IExportContent>(new Gated(this, kind));
    }

    private sealed class Gated(GatedServer server, ExportKind kind) : IExportContent
    {
        public ExportKind Kind => kind;

        public Task<T> Use<T>(ExportOrder order, long position, Func<ExportTable, Task<T>> use, CancellationToken cancellation) =>
            use(new("gated", [new("row", CellKind.Text, 10)], 2_000, position, Rows(cancellation)));

        private async IAsyncEnumerable<string?[]> Rows([EnumeratorCancellation] CancellationToken cancellation)
        {
            for (var row = 0; row < 1_000; row++) yield return [$"{row}"];
            server.halves.Writer.TryWrite(true);
            await server.gate.Task.WaitAsync(cancellation);
            if (server.Fault is { } fault) throw fault;
            for (var row = 1_000; row < 2_000; row++) yield return [$"{row}"];
        }
    }
}
