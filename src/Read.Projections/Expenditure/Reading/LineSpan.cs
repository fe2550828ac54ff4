namespace PartnerGraph.Read.Projections.Expenditure.Reading;

/// <summary>Where in the log the lines of a source and period lie, as far as a read model has come. The default says nothing.</summary>
/// <param name="First">The position of the first one.</param>
/// <param name="Last">The position of the last one; 0 when there is none.</param>
/// <param name="Known">That is so up to this position; what lies after it may be one.</param>
public readonly record struct LineSpan(long First, long Last, long Known)
{
    /// <summary>After which position to read on, so that nothing is left out: not everything up to it has to be read.</summary>
    public long Skip(long position) => position >= Known ? position
        : position < Last ? Math.Max(position, First - 1)
        : Known;
}
