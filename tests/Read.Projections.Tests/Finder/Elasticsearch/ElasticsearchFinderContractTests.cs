using PartnerGraph.Read.Projections.Contract.Finder;
using Xunit.Abstractions;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>The contract that every index passes, against a real server when the environment names one.</summary>
public sealed class ElasticsearchFinderContractTests(ITestOutputHelper output) : FinderIndexContract
{
    private ElasticsearchServerFixture? server;

    protected override FinderFixture Open(string place)
    {
        server ??= ElasticsearchServerFixture.OrSkip(RunningTest.Name(output));
        return server.Reopen();
    }

    protected override async Task Remove(string place)
    {
        if (server is not null) await server.DisposeAsync();
    }
}

/// <summary>The same against a model of the documented API: what the adapter makes of the documentation.</summary>
public sealed class ModelledElasticsearchContractTests : FinderIndexContract
{
    private ElasticsearchServerFixture? server;

    protected override FinderFixture Open(string place) => (server ??= ElasticsearchServerFixture.Modelled()).Reopen();

    protected override async Task Remove(string place)
    {
        if (server is not null) await server.DisposeAsync();
    }
}
