namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>What a real Elasticsearch 7.10.2 said to the same tests, played with no tolerance from <c>../shared/data</c>.</summary>
public sealed class RecordedServerTests : ElasticsearchBehaviour
{
    private protected override ElasticsearchServerFixture Server(string test) => ElasticsearchServerFixture.PlayedOrSkip(test);
}
