using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Cli.Repair;

internal static class RebuildCommand
{
    public static Command Build()
    {
        var target = new TargetOptions();
        var name = new Argument<string>("name") { Description = "The read model, or 'all' of them; with --server also a reaction, which does nothing twice." };
        var command = new Command("rebuild", Usage.WithExamples(
            "Build read models anew from the first event; the present ones serve until the new ones have caught up. With --data no server may run on the directory.",
            "partnergraph rebuild budgets --data ./data",
            "partnergraph rebuild all --server http://127.0.0.1:5080 --token $TOKEN"))
        {
            name,
        };
        foreach (var option in target.All) command.Add(option);
        command.Validators.Add(target.Validate);
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = parsed.GetValue(name)!;
            if (target.Data(parsed) is { } data) await Offline(data, wanted, cancellation);
            else await Online(target.Api(parsed, "Rebuilding needs a token of the vendor's operations."), wanted, cancellation);
        });
        return command;
    }

    private static async Task Offline(DirectoryInfo data, string wanted, CancellationToken cancellation)
    {
        await using var store = EmbeddedStore.Open(data);
        if (store.ReadModelsLieElsewhere)
            throw new CommandFailure("The read models lie in PostgreSQL (PartnerGraph:ReadModel:Kind): the node that follows them rebuilds them. Use --server.");
        var host = store.Projections;
        if (store.Services.GetServices<IReadModelStore>().Any(model => model.IsReaction && model.Name == wanted))
            throw new CommandFailure($"{wanted} is a reaction: it acts, so only a running server takes it through the log again. Use --server.");
        var models = Chosen(wanted, [.. host.ReadModels], []);
        await host.StartAsync(cancellation);
        foreach (var model in models)
        {
            await Progress.Show<object?>(ProgressStyle.Auto, $"Rebuilding {model}", async step =>
            {
                await host.Rebuild(model, new Shown(step), cancellation);
                return null;
            });
            Console.WriteLine($"{model} is rebuilt.");
        }

        await host.StopAsync(CancellationToken.None);
    }

    private static async Task Online(ApiClient api, string wanted, CancellationToken cancellation)
    {
        using (api)
        {
            var known = (await api.Send("{ projections { name isReaction } }", cancellation: cancellation)).GetProperty("projections").EnumerateArray()
                .ToLookup(projection => projection.GetProperty("isReaction").GetBoolean(), projection => projection.GetProperty("name").GetString()!);
            foreach (var model in Chosen(wanted, [.. known[false]], [.. known[true]]))
            {
                await api.Send(
                    "mutation($name: String!) { rebuildProjection(name: $name) { projection { name } } }", new { name = model }, cancellation);
                Console.WriteLine($"{model} is rebuilt.");
            }
        }
    }

    // All read models: a reaction is taken through the log again only where it is meant.
    private static IReadOnlyList<string> Chosen(string wanted, IReadOnlyList<string> models, IReadOnlyList<string> reactions) => wanted == "all"
        ? models
        : models.Contains(wanted) || reactions.Contains(wanted)
            ? [wanted]
            : throw new CommandFailure($"There is no read model {wanted}. There are: {string.Join(", ", models.Concat(reactions))}.");

    // Reported from the thread that rebuilds, not posted to another one: the last report must not come after the end.
    private sealed class Shown(Action<Step> step) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => step(new Step(value.Position, value.Head, $"position {value.Position} of {value.Head}"));
    }
}
