using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.PostgreSql;

/// <summary>Orders, pages and what a text finds are the same in either database: by bytes, and ASCII letters alone have two cases.</summary>
public sealed class SameReadsTests : IDisposable
{
    // In the order of their bytes, which no language sorts in.
    private static readonly string[] Names = ["100% Cloud", "A_B", "Apple", "Zoo", "a-b", "aXb", "apple", "banana", "zoo", "\u00c4pfel", "\u00e4pfel", "\u4e91", "\ud83d\ude00"];

    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-read-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_go_through_all_names_in_the_order_of_their_bytes(bool inPostgreSql)
    {
        await using var run = await Run(inPostgreSql);
        Assert.Equal(Names, await Paged(run, descending: false));
        Assert.Equal(Names.Reverse(), await Paged(run, descending: true));
    }

    [Theory]
    [InlineData(false, "APPLE", "Apple apple")]
    [InlineData(true, "APPLE", "Apple apple")]
    [InlineData(false, "a_b", "A_B")]
    [InlineData(true, "a_b", "A_B")]
    [InlineData(false, "0%", "100% Cloud")]
    [InlineData(true, "0%", "100% Cloud")]
    [InlineData(false, "\u00e4P", "\u00e4pfel")]
    [InlineData(true, "\u00e4P", "\u00e4pfel")]
    public async Task A_text_finds_the_same(bool inPostgreSql, string text, string found)
    {
        await using var run = await Run(inPostgreSql);
        var (page, count) = await Reads(run).List(new PartnerScope.Everybody(), new(Text: text), PageRequest.Of(20, null, null, null), default);
        Assert.Equal(found, string.Join(' ', page.Items.Select(row => row.CompanyName).Order(StringComparer.Ordinal)));
        Assert.Equal(page.Items.Count, await count(default));
    }

    private static async Task<IReadOnlyList<string>> Paged(ProjectionRun run, bool descending)
    {
        await using var db = run.Open<PartnerProjection>();
        var names = new List<string>();
        for (string? after = null; ;)
        {
            var page = await db.Set<PartnerRow>().ReadPage(PageRequest.Of(3, after, null, null), row => row.CompanyName, row => row.PartnerId, descending);
            names.AddRange(page.Items.Select(row => row.CompanyName));
            if (!page.HasNext) return names;
            after = page.Cursors[^1];
        }
    }

    private static PartnerReads Reads(ProjectionRun run) => new(run.Services.GetRequiredService<IDbContextFactory<ReadModel<PartnerProjection>>>());

    private async Task<ProjectionRun> Run(bool inPostgreSql)
    {
        var place = Path.Combine(directory, Guid.NewGuid().ToString("N"));
        var run = await ProjectionRun.Start(
            place, EventTypeRegistry.Domain, services => services.AddProjection<PartnerProjection>(),
            options => options.PostgreSql = inPostgreSql ? ReadModelPlace.InPostgreSql(place) : null);
        await run.Append(Names.Index().Select(name => new PastEvent(
            $"partner-{name.Index}", new PartnerRegistered($"p{name.Index}", PartnerKind.Distributor, "SG", name.Item, $"a@p{name.Index}.example", null, null, DateTimeOffset.UnixEpoch))));
        Assert.True((await run.CatchUp()).Reached, run.Told);
        return run;
    }
}
