using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Domain.Customers;

namespace PartnerGraph.Cli.Import;

/// <summary>What <c>import</c> takes on the command line.</summary>
internal sealed class ImportOptions(FileLayout layout)
{
    private readonly Argument<string[]> files = new("files") { Description = "The files to import, in this order.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string?> source = new("--source")
    {
        Description = $"The name under which the line ids of these files are known; the same line under the same name is a repeat, in whatever file. Default: {Default(layout)}.",
    };

    private readonly Option<string?> map = new("--map")
    {
        Description = "CSV file with the columns subAccountId and customerId. Without it a sub-account's id is the customer's id.",
    };

    private readonly Option<bool> create = new("--create-customers") { Description = "Register customers that do not exist, and associate them with --partner from before the first line on." };

    private readonly Option<string?> partner = new("--partner") { Description = "The partner that created customers belong to." };

    private readonly Option<AssociationModel> model = Usage.Choice("--model", AssociationModel.Reseller, "How created customers belong to the partner.");

    private readonly Option<bool> strict = new("--strict") { Description = "Read and check all files first; store nothing when one line is bad." };

    private readonly Option<string?> rejects = new("--rejects") { Description = "Directory for the lines that are not stored; beside each file when omitted." };

    private readonly Option<ProgressStyle> progress = Usage.Choice(
        "--progress", ProgressStyle.Auto, "auto: a bar on a terminal, else a line now and then; lines: one for each acknowledged batch.");

    private readonly Option<bool> project = new("--project") { Description = "With --data: bring the read models up to date as well, and do what follows from the lines (alerts, reminders, restrictions) as a server would. Only when no server runs on the directory." };

    private readonly TargetOptions target = new();

    public IEnumerable<Argument> Arguments => [files];

    public IEnumerable<Option> All => layout == FileLayout.Focus
        ? [source, map, create, partner, model, strict, rejects, progress, project, .. target.All]
        : [source, create, partner, model, strict, rejects, progress, project, .. target.All];

    public void Validate(CommandResult result)
    {
        target.Validate(result);
        var creates = result.GetValue(create);
        var mapped = layout == FileLayout.Focus && result.GetResult(map) is not null;
        if (creates && result.GetValue(partner) is null) result.AddError("--create-customers needs --partner: the partner that the customers belong to.");
        if (!creates && result.GetValue(partner) is not null) result.AddError("--partner is for --create-customers.");
        if (creates && mapped) result.AddError("--map and --create-customers exclude each other.");
        if (result.GetValue(project) && target.IsRemote(result)) result.AddError("--project is for --data; a server keeps its own read models.");
    }

    public ImportRequest Read(ParseResult parsed) => new(
        layout, parsed.GetValue(files)!, parsed.GetValue(source) ?? Default(layout), layout == FileLayout.Focus ? parsed.GetValue(map) : null,
        parsed.GetValue(create) ? new Ownership(parsed.GetValue(partner)!, parsed.GetValue(model)) : null,
        parsed.GetValue(strict), parsed.GetValue(rejects), parsed.GetValue(progress));

    public ILineTarget Target(ParseResult parsed) => target.Data(parsed) is { } data
        ? new EmbeddedTarget(EmbeddedStore.Open(data, reacts: parsed.GetValue(project)), parsed.GetValue(project))
        : new ServerTarget(target.Api(parsed));

    private static string Default(FileLayout layout) => layout.ToString().ToLowerInvariant();
}
