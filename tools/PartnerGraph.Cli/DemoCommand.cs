using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Hosting.Demo;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Cli;

internal static class DemoCommand
{
    public static Command Build()
    {
        var data = SharedOptions.Data();
        var command = new Command("demo", """
            Load the demo partner into an empty store and print tokens of its actors; in a store that has it, print new tokens.

            Example:
              partnergraph demo --data ./data
            """) { data };
        command.SetAction(async (parsed, cancellation) =>
        {
            // What the demo is made of follows from commands by itself, which takes a server; nobody is told where it listens.
            await using var app = PartnerGraphHost.Build(
                [
                    $"--{PartnerGraphOptions.Section}:DataDirectory={parsed.GetValue(data)!.FullName}",
                    $"--{PartnerGraphOptions.Section}:Demo=true",
                    "--urls=http://127.0.0.1:0",
                    "--Logging:LogLevel:Default=Warning",
                    "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
                ],
                builder =>
                {
                    builder.Services.Replace(ServiceDescriptor.Singleton(new DemoGreeting(TextWriter.Null)));
                    // Standard output is the tokens', which scripts read.
                    builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
                });
            var loader = app.Services.GetRequiredService<DemoLoader>();
            var isEmpty = await app.Services.GetRequiredService<IEventStore>().Head(cancellation) == 0;
            if (!isEmpty && !await loader.HasBegun(cancellation))
            {
                await Console.Error.WriteLineAsync("partnergraph: The store has data of its own; the demo is loaded into an empty one only.");
                return 1;
            }

            if (!await loader.IsLoaded(cancellation))
            {
                await app.StartAsync(cancellation);
                await app.StopAsync(cancellation);
            }

            DemoActors.WriteTokens(Console.Out, app.Services.GetRequiredService<LocalTokens>());
            return 0;
        });
        return command;
    }
}
