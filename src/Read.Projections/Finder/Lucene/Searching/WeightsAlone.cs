using Lucene.Net.Search.Similarities;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>No statistics of the index: neither how rare a term is, nor how much of a query matched, scales a weight.</summary>
internal sealed class WeightsAlone : DefaultSimilarity
{
    public override float QueryNorm(float sumOfSquaredWeights) => 1;

    public override float Coord(int overlap, int maxOverlap) => 1;
}
