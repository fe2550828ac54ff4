using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>Terms that are made already, value by value, with a gap between values that no phrase bridges.</summary>
internal sealed class GivenTerms : TokenStream
{
    private const int Gap = 100;

    private readonly IReadOnlyList<IReadOnlyList<string>> values;
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute increment;
    private int value, index;

    public GivenTerms(IReadOnlyList<IReadOnlyList<string>> values)
    {
        this.values = values;
        term = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        for (; value < values.Count; value++, index = 0)
        {
            if (index >= values[value].Count) continue;
            term.SetEmpty().Append(values[value][index]);
            increment.PositionIncrement = index == 0 && value > 0 ? Gap : 1;
            index++;
            return true;
        }

        return false;
    }

    public override void Reset()
    {
        base.Reset();
        (value, index) = (0, 0);
    }
}
