using System.CommandLine;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli.Repair;

internal static class DoctorCommand
{
    public static Command Build()
    {
        var target = new TargetOptions();
        var full = new Option<bool>("--full") { Description = "With --data: compare every event with the chain and decode it, not only the last ones and a sample of each type." };
        var command = new Command("doctor", Usage.WithExamples(
            "Look after a store or a server and tell what is wrong: nothing is changed. Ends with 1 when something is broken.",
            "partnergraph doctor --data ./data --full",
            "partnergraph doctor --server http://127.0.0.1:5080 --token $TOKEN"))
        {
            full,
        };
        foreach (var option in target.All) command.Add(option);
        command.Validators.Add(target.Validate);
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = target.Data(parsed) is { } data
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
