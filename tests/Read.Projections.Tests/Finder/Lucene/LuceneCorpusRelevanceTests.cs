using PartnerGraph.Projections.Contract.Finder;
using Xunit.Abstractions;

namespace PartnerGraph.Projections.Tests.Finder.Lucene;

/// <summary>How well real names are found on disk.</summary>
public sealed class LuceneCorpusRelevanceTests(ITestOutputHelper output) : CorpusRelevance(output)
{
    protected override IReadOnlyDictionary<string, double> Floors { get; } = new Dictionary<string, double>
    {
        ["exact"] = 1, ["prefix"] = 1, ["one-typo"] = 1, ["two-typos"] = 1, ["word-order"] = 1, ["category"] = 0.9, ["cjk"] = 1, ["accent"] = 1, ["digits"] = 1,
        ["brackets"] = 1, ["no-hit"] = 1, [RelevanceFigures.Overall] = 0.98,
    };

    protected override FinderFixture Open(string place) => LuceneFinderContractTests.At(place);
}
