using PartnerGraph.Read.Projections.Runtime.Quarantining;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch.Modelled;

/// <summary>What can be shown without a server.</summary>
public sealed class ModelledServerTests : ElasticsearchRuntimeBehaviour
{
    [Fact]
    public async Task What_another_process_brought_to_the_same_place_is_not_taken_for_this_ones_doing()
    {
        await using var server = ElasticsearchServerFixture.Modelled();
        var generation = await server.Open();
        Assert.Equal(new(4, Applied: true), await generation.Commit(Aurora.History, QuarantineChange.Nothing, 0, 4, default));
        Assert.Equal(new(4, Applied: false), await generation.Commit(Aurora.History, QuarantineChange.Nothing, 0, 4, default));
    }

    private protected override ElasticsearchServerFixture Server(string test) => ElasticsearchServerFixture.Modelled();
}
