using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Finder;
using PartnerGraph.Read.Projections.Finder;

namespace PartnerGraph.Api.GraphQL.Tests.Finder;

public sealed class IndexChoiceTests
{
    [Theory]
    [InlineData(null, "LuceneFinderStore")]
    [InlineData("Lucene", "LuceneFinderStore")]
    [InlineData("elasticsearch", "ElasticsearchFinderStore")]
    public void The_index_is_chosen_by_configuration(string? setting, string store)
    {
        var services = Services(("PartnerGraph:Finder:Index", setting), ("PartnerGraph:Elasticsearch:Nodes:0", "http://search.test:9200"));
        Assert.Contains(services, service => service.ServiceType.Name == store);
        Assert.Single(services, service => service.ServiceType == typeof(IFinderIndex));
    }

    [Fact]
    public void A_wrong_choice_stops_the_server_and_says_why()
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => Services(("PartnerGraph:Finder:Index", "Solr")));
        Assert.Equal("PartnerGraph:Finder:Index is Lucene or Elasticsearch, not 'Solr'.", wrong.Message);
        var empty = Assert.Throws<InvalidOperationException>(() => Services(("PartnerGraph:Finder:Index", "Elasticsearch")));
        Assert.Contains("PartnerGraph:Elasticsearch:Nodes names at least one node", empty.Message, StringComparison.Ordinal);
    }

    private static ServiceCollection Services(params (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddFinder(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build());
        return services;
    }
}
