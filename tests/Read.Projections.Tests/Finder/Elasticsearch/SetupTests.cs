using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class SetupTests
{
    [Fact]
    public async Task The_store_is_one_for_those_who_write_and_those_who_read()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new ProjectionOptions())
            .AddElasticsearchFinder(new ElasticsearchOptions { Nodes = { "http://localhost:9200" } });
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<ElasticsearchFinderStore>();
        Assert.Same(store, provider.GetRequiredService<IReadModelStore>());
        Assert.Same(store, provider.GetRequiredService<IFinderIndex>());
        Assert.Equal(("finder", false, 8), (store.Name, store.IsReaction, store.Fingerprint.Length));
    }

    [Fact]
    public void Wrong_options_are_refused_at_once() =>
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddElasticsearchFinder(new ElasticsearchOptions()));
}
