using System.Globalization;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.EndToEnd.Tests;

public sealed class OrganizationImportTests : IDisposable
{
    private const string Acme = """{"name": "Acme Café", "homepage": "https://acme.de/", "description": "Coffee in containers.", "categories": ["Provisioning / Registry", "Provisioning / Security"]}""";

    private const string Bravo = """{"name": "Bravo", "homepage": "not an address", "description": null, "categories": ["Runtime / Storage"]}""";

    private const string Hidden = """{"name": "Hid\u200bden", "homepage": "https://hidden.example/", "description": null, "categories": []}""";

    private readonly TemporaryStore store = new();

    [Fact]
    [Trait("Rule", "BEN-14")]
    public async Task Organizations_become_partners_with_published_profiles()
    {
        var ended = await Import(await Write(Acme, Bravo), "--country", "sg");
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(new Counts(Read: 2, Published: 2, Unchanged: 0, Updated: 0, Refused: 0), Counts.In(ended.Output));
        Assert.Equal((PartnerKind.SolutionProvider, "Acme Café", "DE", true), await PartnerOf("org-acme-cafe"));
        Assert.Equal((PartnerKind.SolutionProvider, "Bravo", "SG", true), await PartnerOf("org-bravo"));
        var profile = await ProfileOf("org-acme-cafe");
        Assert.Equal(
            new ProfileContent("Acme Café", null, "Coffee in containers.", [], [], [], [], ["Provisioning", "Registry", "Security"], [], "https://acme.de/", null, null),
            profile.Content);
        Assert.Equal(("Bravo: Runtime / Storage", null), ((await ProfileOf("org-bravo")).Content!.Description, (await ProfileOf("org-bravo")).Content!.Website));
        Assert.Equal(["org-acme-cafe", "org-bravo"], await FinderContents.Listed(store.Data));
    }

    [Fact]
    public async Task Bad_lines_are_told_with_their_number_and_do_not_stop_the_others()
    {
        var file = await Write("nonsense", Acme, """{"homepage": "https://nameless.example/"}""", "", Hidden, Bravo);
        var ended = await Import(file);
        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(new Counts(Read: 5, Published: 2, Unchanged: 0, Updated: 0, Refused: 3), Counts.In(ended.Output));
        Assert.Contains($"{file}:1: 'nonsense' is no JSON.\n", ended.Error, StringComparison.Ordinal);
        Assert.Contains($"{file}:3: name: A name is expected.\n", ended.Error, StringComparison.Ordinal);
        Assert.Contains($"{file}:5: name: The English name has Latin letters, digits and punctuation only. (INFO-3)\n", ended.Error, StringComparison.Ordinal);
        // What is refused leaves nothing behind, not even a partner.
        Assert.False((await PartnerOf("org-hidden")).Item4);
        Assert.Equal(["org-acme-cafe", "org-bravo"], await FinderContents.Listed(store.Data));
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_a_changed_line_updates_the_profile()
    {
        var file = await Write(Acme, Bravo, Acme);
        Assert.Equal(new Counts(Read: 3, Published: 2, Unchanged: 1, Updated: 0, Refused: 0), Counts.In((await Import(file)).Output));
        var before = await store.Head();
        Assert.Equal(new Counts(Read: 3, Published: 0, Unchanged: 3, Updated: 0, Refused: 0), Counts.In((await Import(file)).Output));
        Assert.Equal(before, await store.Head());

        await Write(Acme.Replace("Coffee", "Tea", StringComparison.Ordinal), Bravo);
        Assert.Equal(new Counts(Read: 2, Published: 0, Unchanged: 1, Updated: 1, Refused: 0), Counts.In((await Import(file)).Output));
        Assert.Equal("Tea in containers.", (await ProfileOf("org-acme-cafe")).Content!.Description);
        Assert.Equal(before + 1, await store.Head());
    }

    [Fact]
    public async Task Names_of_the_same_spelling_are_numbered_in_their_order()
    {
        var ended = await Import(await Write(Bravo, Bravo.Replace("Bravo", "BRAVO!", StringComparison.Ordinal), Bravo.Replace("Bravo", "Bravo 2", StringComparison.Ordinal)));
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(["org-bravo", "org-bravo-2", "org-bravo-2-2"], await FinderContents.Listed(store.Data));
    }

    [Fact]
    public async Task A_strict_import_stores_nothing_when_one_line_is_bad()
    {
        var file = await Write(Acme, Hidden);
        var ended = await Import(file, "--strict");
        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.Contains($"{file}:2: name: ", ended.Error, StringComparison.Ordinal);
        Assert.Contains("partnergraph: Nothing was stored: ", ended.Error, StringComparison.Ordinal);
        Assert.Equal(0, await store.Head());
        await Write(Acme);
        Assert.Equal(0, (await Import(file, "--strict")).ExitCode);
    }

    [Fact]
    public async Task While_a_server_runs_it_keeps_the_read_models_itself()
    {
        await using var server = await RunningServer.Start(store.Data);
        var ended = await Import(await Write(Acme));
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        await server.CaughtUp();
        using var api = new ApiClient(new Uri(server.Address), token: null);
        var found = await api.Send("""{ partnerFinder(query: "acme cafe") { totalCount } }""");
        Assert.Equal(1, found.GetProperty("partnerFinder").GetProperty("totalCount").GetInt32());
    }

    [SkippableFact]
    public async Task Every_organization_of_the_landscape_is_published_and_the_second_run_changes_nothing()
    {
        var corpus = SharedData.Find("cncf-landscape-organizations.jsonl");
        Skip.If(corpus is null, "cncf-landscape-organizations.jsonl is not there: the import of real organizations was NOT tested.");
        var count = (await File.ReadAllLinesAsync(corpus!)).Length;
        var first = await Import(corpus!);
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(new Counts(Read: 2_407, Published: 2_407, Unchanged: 0, Updated: 0, Refused: 0), Counts.In(first.Output));
        Assert.Equal(count, (await FinderContents.Listed(store.Data)).Count);
        Assert.Equal(new Counts(Read: 2_407, Published: 0, Unchanged: 2_407, Updated: 0, Refused: 0), Counts.In((await Import(corpus!)).Output));
    }

    public void Dispose() => store.Dispose();

    private async Task<string> Write(params string[] lines)
    {
        var file = store.File("organizations.jsonl");
        await File.WriteAllLinesAsync(file, lines);
        return file;
    }

    private Task<Ended> Import(string file, params string[] more) => Cli.Run(["import", "organizations", file, "--data", store.Data, "--progress", "none", .. more]);

    private async Task<(PartnerKind, string, string, bool)> PartnerOf(string id)
    {
        await using var opened = EmbeddedStore.Open(new DirectoryInfo(store.Data));
        var partner = (await opened.Runner.Load(PartnerDecider.Definition, id)).State;
        return (partner.Kind, partner.Name, partner.Country, partner.BusinessInformationApproved);
    }

    private async Task<Profile> ProfileOf(string id)
    {
        await using var opened = EmbeddedStore.Open(new DirectoryInfo(store.Data));
        return (await opened.Runner.Load(ProfileDecider.Definition, id)).State;
    }

    /// <summary>The counts at the end, as a reader of the terminal finds them.</summary>
    private sealed record Counts(long Read, long Published, long Unchanged, long Updated, long Refused)
    {
        public static Counts In(string output) =>
            new(Of(output, "lines read"), Of(output, "published"), Of(output, "unchanged"), Of(output, "updated"), Of(output, "refused"));

        private static long Of(string output, string title) => long.Parse(Told.Field(output, title), CultureInfo.InvariantCulture);
    }
}
