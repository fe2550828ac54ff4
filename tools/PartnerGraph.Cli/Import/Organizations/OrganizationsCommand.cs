using System.CommandLine;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Cli.Import.Organizations;

/// <summary><c>import organizations</c>.</summary>
internal static class OrganizationsCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "JSON Lines: an object a line with name, homepage, description and categories (docs/import.md)." };
        var data = SharedOptions.Data();
        var country = new Option<string>("--country")
        {
            Description = "ISO 3166-1 alpha-2: where those are whose home page does not tell it. ZZ is the unknown region.",
            DefaultValueFactory = _ => Countries.Unknown,
        };
        country.Validators.Add(result =>
        {
            if (!Countries.IsKnown(result.GetValueOrDefault<string>())) result.AddError("--country is an ISO 3166-1 code of two letters, such as SG.");
        });
        var strict = new Option<bool>("--strict") { Description = "Read and check the whole file first; store nothing when one line is bad." };
        var progress = Usage.Choice("--progress", ProgressStyle.Auto, "auto: a bar on a terminal, else a line now and then; lines: one for each acknowledged batch.");
        var command = new Command("organizations", Usage.WithExamples(
            "Publish organisations as demo profiles in Partner Finder: each becomes a partner with approved business information and a published "
            + "profile. Running it again changes nothing, and a changed line updates the profile. Works on the stores of a directory only: publishing "
            + "is the right of the partner itself, so that there is no token with which a server would let anybody do it for others.",
            "partnergraph import organizations organizations.jsonl --data ./data",
            "partnergraph import organizations organizations.jsonl --data ./data --country SG --strict"))
        {
            file, data, country, strict, progress,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = new OrganizationRequest(
                Files.Input(parsed.GetValue(file)!), parsed.GetValue(country)!.ToUpperInvariant(), parsed.GetValue(strict), parsed.GetValue(progress));
            // A first demo begins with no store at all.
            await using var store = EmbeddedStore.OpenOrCreate(Files.Directory(parsed.GetValue(data)!));
            return await new OrganizationRun(request, store).Run(cancellation);
        });
        return command;
    }
}

/// <param name="Country">Of organisations whose home page tells none.</param>
internal sealed record OrganizationRequest(string File, string Country, bool Strict, ProgressStyle Progress);
