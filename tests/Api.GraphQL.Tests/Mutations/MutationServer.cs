using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Processes.Exports.Contents;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Api.GraphQL.Tests.Mutations;

/// <summary>A server that can be made to crash between a mutation's effect and its kept answer, and counts effects.</summary>
public sealed class MutationServer : ApiServer
{
    /// <summary>As many as are sent at once.</summary>
    public const int AtOnce = 20;

    private static readonly string[] Settings20 = ["--GraphQL:MaxRunningPerCaller=20", "--PartnerGraph:Sandbox=true"];

    protected override string[] Settings => Settings20;

    /// <summary>Whether keeping an answer fails, as if the process had ended just before.</summary>
    public bool CrashesBeforeAnswers
    {
        set => ((CrashingStore)Services.GetRequiredService<IEventStore>()).CrashesBeforeAnswers = value;
    }

    protected override void Configure(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IEventStore>(provider =>
            new CrashingStore(new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = DataDirectory }, provider.GetRequiredService<TimeProvider>()))));
        // Exports stay as they were asked for: whether they are written between two requests is a matter of time.
        services.RemoveAll<IExportContent>();
        // Every mutation is accepted once, also one that the source has ended.
        services.Replace(ServiceDescriptor.Singleton(CouponCutOver.Default with { Elsewhere = new(2999, 1, 1), AsiaPacific = new(2999, 1, 1) }));
        foreach (var kind in Enum.GetValues<ExportKind>()) services.AddSingleton<IExportContent>(new Unwritten(kind));
    }

    internal sealed class Unwritten(ExportKind kind) : IExportContent
    {
        public ExportKind Kind => kind;

        public async Task<T> Use<T>(ExportOrder order, long position, Func<ExportTable, Task<T>> use, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new OperationCanceledException(cancellation);
        }
    }

    /// <summary>Sends a mutation and tells how it was answered: position and codes, or what went wrong.</summary>
    public async Task<string> Call(string mutation, MutationCall call, string? key)
    {
        var input = JsonSerializer.SerializeToNode(call.Input)!.AsObject();
        if (key is not null) input["idempotencyKey"] = key;
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var (_, answer) = await Send(
            $$"""mutation($input: {{type}}!) { payload: {{mutation}}(input: $input) { {{call.Select}} position errors { code path message } } }""", call.Token, new { input });
        return answer["errors"] is { } errors ? $"FAILED {errors[0]!["extensions"]?["code"]} {errors[0]!["message"]}" : answer["data"]!["payload"]!.ToJsonString();
    }

    /// <summary>The events after a position that a user brought about; what reactions do and what is kept of requests is no effect.</summary>
    public async Task<int> EffectsAfter(long position)
    {
        var effects = 0;
        var store = Services.GetRequiredService<IEventStore>();
        for (var page = new EventPage([], position, false); !page.AtHead;)
        {
            page = await store.ReadAll(page.ScannedTo, 1_000);
            effects += page.Events.Count(stored => !stored.Type.StartsWith("requests.", StringComparison.Ordinal) && !IsOfSystem(stored));
        }

        return effects;
    }

    public Task<long> Head() => Services.GetRequiredService<IEventStore>().Head();

    private static bool IsOfSystem(StoredEvent stored) =>
        JsonNode.Parse(stored.Metadata.Span)!["actor"]!.GetValue<string>().StartsWith("system:", StringComparison.Ordinal);
}
