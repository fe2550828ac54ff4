using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Import;

/// <summary>What <c>import</c> takes on the command line.</summary>
internal sealed class ImportOptions(FileLayout layout)
{
    private readonly Argument<string[]> files = new("files") { Description = "The files to import, in this order; of a directory all .csv, .csv.gz, .tsv and .parquet files in it. All are one import.", Arity = ArgumentArity.OneOrMore };

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

    private readonly Option<DateOnly?> since = Days.Option("--since", "With --create-customers: from this day on (UTC) they belong to the partner, when lines of earlier months are still to come. Default: before the first line.");

    private readonly Option<string?> currency = new("--currency") { Description = "The currency of lines that name none, such as USD. Without it such lines are refused." };

    private readonly Option<bool> keepAlike = new("--keep-alike") { Description = "Where the files bring no line ids: lines that say the same in every field are charges of their own. Without it they are one line, and told." };

    private readonly Option<bool> noWait = new("--no-wait") { Description = "End when everything is stored, without waiting until queries see it." };

    private readonly Option<bool> restates = new("--restates") { Description = "The files state the charges of a month anew, as month-to-date exports do: charges stored otherwise, and charges of the month that the files no longer state, are taken back by reversals. Implies --strict." };

    private readonly Option<BillingMonth[]> replaced = new("--replace-month")
    {
        Description = "With --restates, which it implies: the month (UTC) that the files state as a whole, when they speak of several.",
        HelpName = "YYYY-MM",
        CustomParser = result => [.. result.Tokens.Select(token =>
        {
            if (!BillingMonth.TryParse(token.Value, out var month)) result.AddError($"--replace-month is a month such as 2026-01, not '{token.Value}'.");
            return month;
        })],
    };

    private readonly Option<bool> adds = new("--add") { Description = "The lines are charges beside those that are stored of their source and days. Without it such files are refused where lines have no ids." };

    private readonly Option<bool> history = new("--history") { Description = "The lines are of the past: alerts that they raise are marked late, nobody is reminded, and nothing is restricted or frozen because of them." };

    private readonly Option<bool> strict = new("--strict") { Description = "Read and check all files first; store nothing when one line is bad." };

    private readonly Option<string?> rejects = new("--rejects") { Description = "Directory for the lines that are not stored; beside each file when omitted." };

    private readonly Option<ProgressStyle> progress = Usage.Choice(
        "--progress", ProgressStyle.Auto, "auto: a bar on a terminal, else a line now and then; lines: one for each acknowledged batch.");

    private readonly Option<bool> project = new("--project") { Description = "With --data: bring the read models up to date as well, and do what follows from the lines (alerts, reminders, restrictions) as a server would. Only when no server runs on the directory." };

    private readonly TargetOptions target = new();

    public IEnumerable<Argument> Arguments => [files];

    public IEnumerable<Option> All => layout == FileLayout.Focus
        ? [source, map, create, partner, model, since, currency, keepAlike, restates, replaced, adds, history, strict, rejects, progress, project, noWait, .. target.All]
        : [source, create, partner, model, since, currency, restates, replaced, history, strict, rejects, progress, project, noWait, .. target.All];

    public void Validate(CommandResult result)
    {
        target.Validate(result);
        var creates = result.GetValue(create);
        var mapped = layout == FileLayout.Focus && result.GetResult(map) is not null;
        if (creates && result.GetValue(partner) is null) result.AddError("--create-customers needs --partner: the partner that the customers belong to.");
        if (!creates && result.GetValue(partner) is not null) result.AddError("--partner is for --create-customers.");
        if (!creates && result.GetResult(since) is not null) result.AddError("--since is for --create-customers.");
        if (result.GetValue(adds) && (result.GetValue(restates) || result.GetResult(replaced) is not null)) result.AddError("--add and --restates exclude each other.");
        if (creates && mapped) result.AddError("--map and --create-customers exclude each other.");
        if (result.GetValue(project) && target.IsRemote(result)) result.AddError("--project is for --data; a server keeps its own read models.");
    }

    public ImportRequest Read(ParseResult parsed) => new(
        layout, parsed.GetValue(files)!, parsed.GetValue(source) ?? Default(layout), layout == FileLayout.Focus ? parsed.GetValue(map) : null,
        parsed.GetValue(create) ? new Ownership(parsed.GetValue(partner)!, parsed.GetValue(model), Days.Start(parsed.GetValue(since))) : null,
        parsed.GetValue(strict) || Restates(parsed), parsed.GetValue(rejects), parsed.GetValue(progress))
    {
        Currency = parsed.GetValue(currency), KeepAlike = layout == FileLayout.Focus && parsed.GetValue(keepAlike), Waits = !parsed.GetValue(noWait),
        Restates = Restates(parsed), Replaced = parsed.GetValue(replaced) ?? [], Adds = layout == FileLayout.Focus && parsed.GetValue(adds),
    };

    public ILineTarget Target(ParseResult parsed) => target.Data(parsed) is { } data
        ? new EmbeddedTarget(EmbeddedStore.Open(data, reacts: parsed.GetValue(project)), data, parsed.GetValue(project), Kind(parsed))
        : new ServerTarget(target.Api(parsed, "Importing needs a token of the vendor's operations."), Kind(parsed));

    private RecordingKind Kind(ParseResult parsed) => new(Restates(parsed), parsed.GetValue(history));

    private bool Restates(ParseResult parsed) => parsed.GetValue(restates) || parsed.GetResult(replaced) is not null;

    private static string Default(FileLayout layout) => layout.ToString().ToLowerInvariant();
}
