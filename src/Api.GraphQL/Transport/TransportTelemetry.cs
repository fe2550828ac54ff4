using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphQL;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>Spans and metrics of the GraphQL endpoint, under the name <c>PartnerGraph.Api</c>.</summary>
public static class TransportTelemetry
{
    public const string Name = "PartnerGraph.Api";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Operations = Meter.CreateCounter<long>("graphql.operations", description: "Operations answered, by type and outcome.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "graphql.operation.duration", "s", "Time to answer an operation, or to start a subscription.", advice: Durations.InSeconds);
    private static readonly Counter<long> Errors = Meter.CreateCounter<long>("graphql.errors", description: "Top-level errors, by code.");

    internal static readonly Counter<long> Throttled = Meter.CreateCounter<long>("graphql.throttled", description: "Requests refused with APIG.0308.");
    internal static readonly Counter<long> Repeated = Meter.CreateCounter<long>("graphql.answers.repeated", description: "Queries answered by a kept answer.");
    internal static readonly Counter<long> Denied = Meter.CreateCounter<long>("graphql.denied", description: "Root fields that a caller may not use, by code.");
    internal static readonly UpDownCounter<long> OpenSubscriptions = Meter.CreateUpDownCounter<long>("graphql.subscriptions.open");
    internal static readonly UpDownCounter<long> OpenSockets = Meter.CreateUpDownCounter<long>("graphql.sockets.open");

    internal static void Finished(Activity? activity, string? kind, ExecutionResult result, TimeSpan elapsed)
    {
        var type = KeyValuePair.Create<string, object?>("type", kind ?? "unknown");
        var failed = result.Errors is { Count: > 0 };
        Operations.Add(1, type, KeyValuePair.Create<string, object?>("outcome", failed ? result.Executed ? "partial" : "refused" : "ok"));
        Duration.Record(elapsed.TotalSeconds, type);
        if (!failed) return;
        foreach (var error in result.Errors!)
            Errors.Add(1, KeyValuePair.Create<string, object?>("code", ErrorFormat.CodeOf(error)));
        activity?.SetStatus(ActivityStatusCode.Error, ErrorFormat.CodeOf(result.Errors[0]));
    }
}
