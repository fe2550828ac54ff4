using PartnerGraph.Projections.Contract.Finder;
using Xunit.Abstractions;

namespace PartnerGraph.Projections.Tests.Finder;

/// <summary>What the ranking itself is worth, whatever the engine.</summary>
public sealed class OracleCorpusRelevanceTests(ITestOutputHelper output) : CorpusRelevance(output)
{
    protected override IReadOnlyDictionary<string, double> Floors { get; } = new Dictionary<string, double>
    {
        ["exact"] = 1, ["prefix"] = 0.84, ["one-typo"] = 1, ["two-typos"] = 1, ["word-order"] = 1, ["category"] = 0.7, ["cjk"] = 1, ["accent"] = 1,
        ["digits"] = 1, ["brackets"] = 1, [JudgedQuery.NoHit] = 1, [RelevanceFigures.Overall] = 0.96,
    };

    protected override FinderFixture Open(string place) => OracleFinderContractTests.At(place);

    protected override Task Remove(string place)
    {
        NaiveFolder.Remove(place);
        return Task.CompletedTask;
    }
}
