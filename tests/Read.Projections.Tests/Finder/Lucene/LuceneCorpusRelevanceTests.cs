using PartnerGraph.Read.Projections.Contract.Finder;
using Xunit.Abstractions;

namespace PartnerGraph.Read.Projections.Tests.Finder.Lucene;

/// <summary>How well real names are found on disk.</summary>
public sealed class LuceneCorpusRelevanceTests(ITestOutputHelper output) : CorpusRelevance(output)
{
    protected override IReadOnlyDictionary<string, (double SuccessAt1, double SuccessAt5, double Mrr)> Floors { get; } =
        new Dictionary<string, (double, double, double)>
        {
            ["exact"] = (1, 1, 1), ["prefix"] = (1, 1, 1), ["one-typo"] = (1, 1, 1), ["two-typos"] = (1, 1, 1), ["word-order"] = (1, 1, 1),
            ["category"] = (0.9, 1, 0.93), ["cjk"] = (1, 1, 1), ["accent"] = (1, 1, 1), ["digits"] = (1, 1, 1), ["brackets"] = (1, 1, 1),
            [JudgedQuery.NoHit] = (1, 1, 1), [RelevanceFigures.Overall] = (0.99, 1, 0.99),
        };

    protected override FinderFixture Open(string place) => LuceneFinderContractTests.At(place);
}
