using System.CommandLine;
using Microsoft.Extensions.Hosting;
using PartnerGraph.Api.Hosting;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli;

internal static class ServeCommand
{
    public static Command Build()
    {
        var data = SharedOptions.Data();
        var urls = new Option<string>("--urls") { Description = "Address to listen on.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var demo = new Option<bool>("--demo") { Description = "Load the demo partner when the store is empty and print tokens of its actors." };
        var command = new Command("serve", Usage.WithExamples(
            "Run the API on the embedded stores.",
            "partnergraph serve --data ./data --urls http://127.0.0.1:5080 --demo")) { data, urls, demo };
        command.SetAction(async (parsed, cancellation) =>
        {
            var app = PartnerGraphHost.Build(
            [
                $"--{PartnerGraphOptions.Section}:DataDirectory={Files.Directory(parsed.GetValue(data)!).FullName}",
                $"--{PartnerGraphOptions.Section}:Demo={parsed.GetValue(demo)}",
                $"--urls={parsed.GetValue(urls)}",
            ]);
            await app.StartAsync(cancellation);
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        });
        return command;
    }
}
