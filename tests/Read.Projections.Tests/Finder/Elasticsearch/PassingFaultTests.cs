using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>Which faults the runtime waits out.</summary>
public sealed class PassingFaultTests
{
    [Theory]
    [InlineData(null, "unreachable", true)]
    [InlineData(429, "cluster_block_exception", true)]
    [InlineData(502, "unknown", true)]
    [InlineData(503, "unavailable_shards_exception", true)]
    [InlineData(504, "unknown", true)]
    [InlineData(200, "no_shard_available_action_exception", true)]
    [InlineData(200, "unsupported_server", false)]
    [InlineData(400, "mapper_parsing_exception", false)]
    [InlineData(401, "security_exception", false)]
    [InlineData(404, "index_not_found_exception", false)]
    [InlineData(500, "unknown", false)]
    public void They_are_those_of_a_server_that_is_away_or_busy(int? status, string type, bool passes)
    {
        using var played = new PlayedStore("nothing");
        IReadModelStore store = played.Store;
        Assert.Equal(passes, store.IsPassing(new ElasticsearchException(status, type, "as it says")));
        Assert.False(store.IsPassing(new InvalidOperationException("The index is gone.")));
    }
}
