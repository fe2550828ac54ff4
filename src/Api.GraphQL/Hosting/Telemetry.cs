using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>What operators watch: <c>/metrics</c> for Prometheus, and traces from HTTP through commands when a collector is named.</summary>
public static class Telemetry
{
    private const string Everything = "PartnerGraph.*";

    /// <summary>Traces are sent when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(Everything).AddAspNetCoreInstrumentation().AddPrometheusExporter());
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
            telemetry.WithTracing(traces => traces.AddSource(Everything).AddAspNetCoreInstrumentation().AddOtlpExporter());
        return services;
    }
}
