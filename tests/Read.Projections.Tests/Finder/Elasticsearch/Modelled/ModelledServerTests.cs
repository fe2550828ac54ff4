namespace PartnerGraph.Projections.Tests.Finder.Elasticsearch.Modelled;

/// <summary>What can be shown without a server.</summary>
public sealed class ModelledServerTests : ElasticsearchBehaviour
{
    private protected override ElasticsearchServerFixture Server(string test) => ElasticsearchServerFixture.Modelled();
}
