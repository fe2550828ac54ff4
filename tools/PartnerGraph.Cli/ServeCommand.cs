using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli;

internal static class ServeCommand
{
    public static Command Build()
    {
        var data = SharedOptions.Data();
        var urls = new Option<string>("--urls") { Description = "Address to listen on.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var demo = new Option<bool>("--demo") { Description = "Load the demo partner when the store is empty and print tokens of its actors." };
        var origins = new Option<string[]>("--allow-origin") { Description = "Origin whose pages may use the API, such as http://localhost:3000; may be given several times." };
        var command = new Command("serve", Usage.WithExamples(
            "Run the API on the embedded stores.",
            "partnergraph serve --data ./data --urls http://127.0.0.1:5080 --demo")) { data, urls, demo, origins };
        command.SetAction((parsed, cancellation) => Run(
            Files.Directory(parsed.GetValue(data)!), parsed.GetValue(urls)!, parsed.GetValue(demo), parsed.GetValue(origins) ?? [], cancellation));
        return command;
    }

    private static async Task<int> Run(DirectoryInfo data, string urls, bool demo, string[] origins, CancellationToken cancellation)
    {
        var starting = true;
        try
        {
            ListenAddresses.Check(urls);
            // Disposing of it closes the stores in order: everything lies in the main files then.
            await using var app = PartnerGraphHost.Build(
                [
                    $"--{PartnerGraphOptions.Section}:DataDirectory={data.FullName}",
                    $"--{PartnerGraphOptions.Section}:Demo={demo}",
                    $"--urls={urls}",
                    .. origins.Select((origin, i) => $"--{GraphQLTransportOptions.Section}:{nameof(GraphQLTransportOptions.AllowedOrigins)}:{i}={origin}"),
                ],
                // Why it did not start is told once, in a line that says what helps.
                builder => builder.Logging
                    .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", _ => !starting)
                    .AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => !starting && level >= LogLevel.Warning));
            await app.StartAsync(cancellation);
            starting = false;
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }
        catch (Exception failure) when (starting && ServeFailures.Explain(failure, urls, data.FullName) is { } told)
        {
            throw new CommandFailure(told);
        }
    }
}
