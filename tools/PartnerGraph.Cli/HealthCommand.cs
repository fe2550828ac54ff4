using System.CommandLine;
using System.Net;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli;

/// <summary>For container health checks: images without a shell have nothing else that asks.</summary>
internal static class HealthCommand
{
    public static Command Build()
    {
        var server = TargetOptions.Server(required: true);
        var live = new Option<bool>("--live") { Description = "Ask whether the process runs, and not whether it is ready." };
        var command = new Command("health", Usage.WithExamples(
            "Ask a server whether it is ready; without a token. Ends with 1 when it is not, or does not answer.",
            "partnergraph health --server http://127.0.0.1:5080")) { server, live };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var api = TargetOptions.Api(parsed.GetValue(server)!, token: null);
            var (status, body, _) = await api.Get(parsed.GetValue(live) ? "health/live" : "health/ready", cancellation);
            Console.WriteLine(body);
            return status == HttpStatusCode.OK ? 0 : Failures.Failed;
        });
        return command;
    }
}
