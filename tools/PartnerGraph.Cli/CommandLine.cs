using System.CommandLine;
using PartnerGraph.Cli.Backup;
using PartnerGraph.Cli.Export;
using PartnerGraph.Cli.Generate;
using PartnerGraph.Cli.Import;
using PartnerGraph.Cli.Moving;
using PartnerGraph.Cli.Policies;
using PartnerGraph.Cli.Repair;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli;

/// <summary>The commands, and how every one of them ends: 0 done, 1 failed, 2 wrongly called, 130 interrupted.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction) return Misused(parsed);
        try
        {
            // Batches under way are finished before the process ends, so that what was stored is also told.
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            });
        }
        catch (Exception failure)
        {
            return Failures.Tell(failure);
        }
    }

    private static RootCommand Build() => new("PartnerGraph: serve, fill, inspect and repair the API of a cloud vendor's partner centre.")
    {
        ServeCommand.Build(),
        DemoCommand.Build(),
        TokenCommand.Build(),
        AskCommand.Build(),
        SchemaCommand.Build(),
        ImportCommand.Build(),
        ExportCommand.Build(),
        PoliciesCommand.Build(),
        GenerateCommand.Build(),
        RebuildCommand.Build(),
        DoctorCommand.Build(),
        HealthCommand.Build(),
        BackupCommand.Build(),
        RestoreCommand.Build(),
        AcceptLogCommand.Build(),
        EventsCommand.Build(),
    };

    private static int Misused(ParseResult parsed)
    {
        foreach (var error in parsed.Errors) Console.Error.WriteLine($"partnergraph: {error.Message}");
        var names = parsed.CommandResult.Command is RootCommand ? "" : $" {string.Join(' ', Path(parsed.CommandResult))}";
        Console.Error.WriteLine($"See 'partnergraph{names} --help'.");
        return Failures.Usage;
    }

    private static IEnumerable<string> Path(System.CommandLine.Parsing.CommandResult command) =>
        (command.Parent is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } parent ? Path(parent) : []).Append(command.Command.Name);
}
