using PartnerGraph.Projections.Contract.Finder;
using Xunit.Abstractions;

namespace PartnerGraph.Projections.Tests.Finder;

/// <summary>What the ranking itself is worth, whatever the engine.</summary>
public sealed class OracleCorpusRelevanceTests(ITestOutputHelper output) : CorpusRelevance(output)
{
    protected override IReadOnlyDictionary<string, double> Floors { get; } =
        JudgedQuery.All().Select(judged => judged.Kind).Append(RelevanceFigures.Overall).Distinct().ToDictionary(kind => kind, _ => 0.0);

    protected override FinderFixture Open(string place) => OracleFinderContractTests.At(place);

    protected override Task Remove(string place)
    {
        NaiveFolder.Remove(place);
        return Task.CompletedTask;
    }
}
