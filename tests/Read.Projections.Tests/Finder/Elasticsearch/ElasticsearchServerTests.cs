namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>What only a real server can show.</summary>
public sealed class ElasticsearchServerTests : ElasticsearchRuntimeBehaviour
{
    private protected override ElasticsearchServerFixture Server(string test) => ElasticsearchServerFixture.OrSkip(test);
}
