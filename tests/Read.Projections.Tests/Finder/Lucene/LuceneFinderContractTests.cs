using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder.Lucene;

namespace PartnerGraph.Read.Projections.Tests.Finder.Lucene;

/// <summary>Partner Finder on disk does what every index of it does.</summary>
public sealed class LuceneFinderContractTests : FinderIndexContract
{
    internal static FinderFixture At(string place)
    {
        var store = new LuceneFinderStore(new() { DataDirectory = place }, TimeProvider.System);
        return new(store, store, new Nothing());
    }

    protected override FinderFixture Open(string place) => At(place);

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
