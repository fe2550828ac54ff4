using PartnerGraph.Read.Projections.Expenditure.Reading;

namespace PartnerGraph.Read.Projections.Tests.Expenditure;

/// <summary>What is left out of a reading of the log holds no line that is looked for, wherever the pages end.</summary>
public sealed class LineSpanTests
{
    private const int Head = 12;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0, 7)]
    [InlineData(0, 0, Head)]
    [InlineData(1, 1, 7)]
    [InlineData(1, 5, 7)]
    [InlineData(4, 4, 7)]
    [InlineData(4, 6, 7)]
    [InlineData(7, 7, 7)]
    [InlineData(3, Head, Head)]
    public void Everything_in_the_span_and_behind_what_is_known_is_read(long first, long last, long known)
    {
        var span = new LineSpan(first, last, known);
        for (var page = 1; page <= Head; page++)
        {
            HashSet<long> read = [];
            for (var after = span.Skip(0); after < Head; after = span.Skip(Math.Min(Head, after + page)))
                for (var position = after + 1; position <= Math.Min(Head, after + page); position++) read.Add(position);
            var wanted = Enumerable.Range(1, Head).Select(position => (long)position).Where(position => position > known || (position >= first && position <= last));
            Assert.Empty(wanted.Except(read));
            // One event a page: then nothing else is read.
            if (page == 1) Assert.Equal(wanted, read.Order());
        }
    }
}
