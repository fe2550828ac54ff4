using System.Globalization;
using PartnerGraph.Cli.Generate;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>
/// A process that publishes profiles and keeps the search index is killed at moments that nobody chose; see <see cref="KillTests"/> for the
/// variables of the environment.
/// </summary>
public sealed class OrganizationKillTests : IDisposable
{
    private const int OrganizationsPerKill = 500;

    private static readonly int Kills = KillTests.FromEnvironment("PARTNERGRAPH_KILLS", 3);

    private readonly TemporaryStore store = new();

    [Fact]
    [Trait("Rule", "BEN-14")]
    public async Task What_was_acknowledged_is_found_after_the_restart_and_the_index_equals_a_rebuild()
    {
        var (file, ids) = await Write(OrganizationsPerKill * Kills);
        string[] import = ["import", "organizations", file, "--data", store.Data, "--progress", "lines"];
        var moments = new Pcg((ulong)KillTests.FromEnvironment("PARTNERGRAPH_KILL_SEED", 1));
        for (var kill = 0; kill < Kills; kill++)
        {
            using var cli = Cli.Start(import);
            await cli.Spoken;
            while (Acknowledged(cli.Lines) < OrganizationsPerKill * kill && !cli.EndsWithin(TimeSpan.FromMilliseconds(20)))
            {
            }

            cli.EndsWithin(TimeSpan.FromMilliseconds(moments.Below(1_500)));
            await cli.Kill();
            var stored = store.Streams("profile-");
            Assert.All(ids.Take(Acknowledged(cli.Lines)), id => Assert.Equal(1, stored.GetValueOrDefault(id)));
            // The restart: what the index lacks is applied from the log, and nothing twice.
            Assert.Equal(stored.Keys.Order(StringComparer.Ordinal), await FinderContents.Listed(store.Data));
        }

        var ended = await Cli.Run(import);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(ids.Order(StringComparer.Ordinal), await FinderContents.Listed(store.Data));
        var incremental = await FinderContents.Dump(store.Data);
        Assert.Equal((0, "finder is rebuilt."), Ending(await Cli.Run("rebuild", "finder", "--data", store.Data)));
        Assert.Equal(await FinderContents.Dump(store.Data), incremental);
        Assert.Equal(0, (await Cli.Run("doctor", "--full", "--data", store.Data)).ExitCode);
    }

    public void Dispose() => store.Dispose();

    private async Task<(string File, List<string> Ids)> Write(int count)
    {
        var file = store.File("organizations.jsonl");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, count).Select(n =>
            $$"""{"name": "Organization {{n}}", "homepage": "https://example.ch/{{n}}", "description": "Number {{n}}.", "categories": ["Runtime / Part {{n % 7}}"]}"""));
        return (file, [.. Enumerable.Range(1, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"org-organization-{n}"))]);
    }

    private static (int, string) Ending(Ended ended) => (ended.ExitCode, ended.Output.Split('\n')[^1]);

    private static int Acknowledged(IEnumerable<string> output) => output
        .Where(line => line.EndsWith(" organizations acknowledged", StringComparison.Ordinal))
        .Select(line => int.Parse(line.Split(' ')[^3], CultureInfo.InvariantCulture))
        .DefaultIfEmpty(0).Max();
}
