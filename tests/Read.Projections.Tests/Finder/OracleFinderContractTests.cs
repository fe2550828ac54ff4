using PartnerGraph.Read.Projections.Contract.Finder;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>The contract holds for an index that does nothing clever.</summary>
public sealed class OracleFinderContractTests : FinderIndexContract
{
    internal static FinderFixture At(string place)
    {
        var index = new NaiveFinderIndex(place);
        return new(index, index, new Nothing());
    }

    protected override FinderFixture Open(string place) => At(place);

    protected override Task Remove(string place)
    {
        NaiveFolder.Remove(place);
        return Task.CompletedTask;
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
