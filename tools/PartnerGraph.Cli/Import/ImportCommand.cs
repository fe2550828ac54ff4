using System.CommandLine;
using PartnerGraph.Cli.Import.Organizations;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Domain.Customers;

namespace PartnerGraph.Cli.Import;

/// <summary><c>import</c>: billing lines in either of two layouts by the same command, and organisations by another.</summary>
internal static class ImportCommand
{
    public static Command Build() => new("import", "Record the billing lines of files, or publish organisations as demo profiles.")
    {
        Layout(FileLayout.Focus, "FOCUS 1.0 (FinOps Open Cost and Usage Specification)",
            "partnergraph import focus october.csv --map accounts.csv",
            "partnergraph import focus october.csv --create-customers --partner p-1 --model reseller",
            "partnergraph import focus october.csv --strict --server http://127.0.0.1:5080 --token $TOKEN"),
        Layout(FileLayout.Csv, "the project's own layout (docs/import.md)",
            "partnergraph import csv lines.csv --data ./data",
            "partnergraph import csv lines.csv --create-customers --partner p-1 --data ./data --project"),
        OrganizationsCommand.Build(),
    };

    private static Command Layout(FileLayout layout, string title, params string[] examples)
    {
        var options = new ImportOptions(layout);
        var command = new Command(layout.ToString().ToLowerInvariant(), Usage.WithExamples(
            $"Record the billing lines of CSV files in {title}. A line that is stored already is a repeat and changes nothing, so an "
            + "import can be run again at any time. Good lines are stored; bad ones are told with file, line, column and reason, and "
            + "written to FILE.rejected.csv.", examples));
        foreach (var argument in options.Arguments) command.Add(argument);
        foreach (var option in options.All) command.Add(option);
        command.Validators.Add(options.Validate);
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = options.Read(parsed);
            foreach (var file in request.Files.Append(request.Map).OfType<string>()) Files.Input(file);
            await using var target = options.Target(parsed);
            return await new ImportRun(request, target).Run(cancellation);
        });
        return command;
    }
}

internal enum FileLayout { Focus, Csv }

/// <param name="Source">The name under which the line ids are known.</param>
/// <param name="Map">A file that says which customer a sub-account belongs to.</param>
/// <param name="Create">Whose customers the unknown ones become; null to refuse their lines.</param>
/// <param name="RejectDirectory">Null for the directory of each file.</param>
internal sealed record ImportRequest(
    FileLayout Layout, IReadOnlyList<string> Files, string Source, string? Map, Ownership? Create, bool Strict, string? RejectDirectory,
    ProgressStyle Progress);

internal sealed record Ownership(string PartnerId, AssociationModel Model);
