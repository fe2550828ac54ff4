using System.CommandLine;
using PartnerGraph.Cli.Moving;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli.Repair;

internal static class DoctorCommand
{
    public static Command Build()
    {
        var target = new TargetOptions();
        var full = new Option<bool>("--full") { Description = "With --data or --log: compare every event with the chain and decode it, not only the last ones and a sample of each type." };
        var log = new Option<string?>("--log")
        {
            Description = $"The event log alone: postgresql (or postgresql:SCHEMA) or eventstoredb (or eventstoredb:STREAM), in the database of {LogPlace.Connection}, or sqlite:DIRECTORY.",
        };
        var command = new Command("doctor", Usage.WithExamples(
            "Look after a store or a server and tell what is wrong: nothing is changed. Ends with 1 when something is broken.",
            "partnergraph doctor --data ./data --full",
            "partnergraph doctor --log postgresql --full",
            "partnergraph doctor --server http://127.0.0.1:5080 --token $TOKEN"))
        {
            full,
            log,
        };
        foreach (var option in target.All) command.Add(option);
        command.Validators.Add(target.Validate);
        command.Validators.Add(result =>
        {
            if (result.GetResult(log) is not null && (target.IsRemote(result) || target.NamesData(result))) result.AddError("--log excludes --data and --server.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = parsed.GetValue(log) is { } place ? LogPlaceExamination.Run(LogPlace.Parse(place), parsed.GetValue(full), cancellation)
                : target.Data(parsed) is { } data
                ? new StoreExamination(Files.Store(data), parsed.GetValue(full)).Run(cancellation)
                : ServerExamination.Run(target.Api(parsed), cancellation);
            var worst = Health.Fine;
            await foreach (var finding in findings)
            {
                Console.WriteLine(finding);
                if (finding.Health > worst) worst = finding.Health;
            }

            return worst == Health.Broken ? Failures.Failed : 0;
        });
        return command;
    }
}
