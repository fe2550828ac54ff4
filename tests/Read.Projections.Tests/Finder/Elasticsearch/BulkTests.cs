using Microsoft.Extensions.Logging.Abstractions;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;
using PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch.Modelled;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class BulkTests
{
    [Theory]
    [InlineData(new[] { 1, 1, 1 }, new[] { 3 })]
    [InlineData(new[] { 2, 1, 2, 1, 5, 1 }, new[] { 2, 2, 1, 1 })]
    public async Task Large_requests_are_divided_and_nothing_is_lost(int[] megabytes, int[] portions)
    {
        using var server = new ModelledServer();
        using var client = new ElasticsearchConnection(new() { Nodes = { "http://model.test:9200" } }, TimeProvider.System, NullLogger.Instance, _ => server);
        await client.Ask(ElasticsearchRequest.Put("finder-1"), default);
        FinderEntry[] entries = [.. megabytes.Select((size, index) => Aurora.Entry with { PartnerId = $"p-{index}", IsPublished = false, Content = Long(size) })];
        await new BulkWriter(client, "finder-1").Write(entries, refresh: false, default);
        Assert.Equal(portions, server.Asked.Where(asked => asked.Lines is not null).Select(asked => asked.Lines!.Count / 2));
        Assert.Equal(entries.Length, (await EntryReads.Get(client, "finder-1", [.. entries.Select(entry => entry.PartnerId)], default)).Count);
    }

    private static Write.Domain.Finder.ProfileContent Long(int megabytes) => Aurora.Content with { Description = new string('x', megabytes * 1_000_000) };
}
