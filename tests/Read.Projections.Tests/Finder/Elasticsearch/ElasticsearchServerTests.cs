namespace PartnerGraph.Projections.Tests.Finder.Elasticsearch;

/// <summary>What only a real server can show.</summary>
public sealed class ElasticsearchServerTests : ElasticsearchBehaviour
{
    private protected override ElasticsearchServerFixture Server(string test) => ElasticsearchServerFixture.OrSkip(test);
}
