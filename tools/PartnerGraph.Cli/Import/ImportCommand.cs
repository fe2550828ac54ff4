using System.CommandLine;
using PartnerGraph.Cli.Import.Organizations;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Import;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Import;

/// <summary><c>import</c>: billing lines in either of two layouts by the same command, and organisations by another.</summary>
internal static class ImportCommand
{
    public static Command Build() => new("import", "Record the billing lines of files, or publish organisations as demo profiles.")
    {
        Layout(FileLayout.Focus, "FOCUS 1.0 to 1.2 (FinOps Open Cost and Usage Specification)",
            "partnergraph import focus october.csv --map accounts.csv",
            "partnergraph import focus october.csv --create-customers --partner p-1 --model reseller",
            "partnergraph import focus october-to-date.csv.gz --map accounts.csv --restates",
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
            $"Record the billing lines of files in {title}: CSV, .csv.gz, Parquet, and directories of parts. A line that is stored already is a repeat and changes nothing, so an "
            + "import can be run again at any time. Good lines are stored; bad ones are told with file, line, column and reason, and "
            + "written to FILE.rejected.csv.", examples));
        foreach (var argument in options.Arguments) command.Add(argument);
        foreach (var option in options.All) command.Add(option);
        command.Validators.Add(options.Validate);
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = options.Read(parsed);
            if (request.Map is not null) Files.Input(request.Map);
            request = request with { Files = SourceFiles.Of(request.Files) };
            await using var target = options.Target(parsed);
            return await new ImportRun(request, target, TimeProvider.System).Run(cancellation);
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
    ProgressStyle Progress)
{
    /// <summary>The currency of lines that name none; null to refuse them.</summary>
    public string? Currency { get; init; }

    /// <summary>Lines without ids that say the same in every field are charges of their own.</summary>
    public bool KeepAlike { get; init; }

    /// <summary>The source states its charges anew; what is stored otherwise, or is no longer stated, is taken back.</summary>
    public bool Restates { get; init; }

    /// <summary>The months (UTC) that the files state as a whole; empty for the one month that they speak of.</summary>
    public IReadOnlyList<BillingMonth> Replaced { get; init; } = [];

    /// <summary>The lines are charges beside those that the source's months hold already.</summary>
    public bool Adds { get; init; }

    /// <summary>Ends when the read models include what was stored.</summary>
    public bool Waits { get; init; } = true;
}

/// <param name="Since">From when on, if that is before the first line; null for the first line.</param>
internal sealed record Ownership(string PartnerId, AssociationModel Model, DateTimeOffset? Since = null);
