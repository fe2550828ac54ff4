using System.Text;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>
/// The rows of <see cref="Ranking.EditDistance"/> for one value and a term that grows letter by letter. Only cells within the edits
/// around the diagonal can matter; those beside them count as far.
/// </summary>
internal sealed class DistanceRows
{
    private const int Far = 1 << 20;

    private readonly int[] value, path;
    private readonly int[] cells;
    private readonly int edits, width;

    public DistanceRows(ReadOnlySpan<int> value, int edits)
    {
        (this.value, this.edits, width) = (value.ToArray(), edits, value.Length + 1);
        var deepest = value.Length + edits + 1;
        (path, cells) = (new int[deepest], new int[(deepest + 1) * width]);
        for (var j = 0; j < width; j++) cells[j] = j <= edits ? j : Far;
    }

    /// <summary>Puts a letter behind the first ones; false when no term that goes on like this is near.</summary>
    public bool Push(int depth, int letter, bool mustBeSame)
    {
        if (depth >= path.Length || (mustBeSame && (depth >= value.Length || value[depth] != letter))) return false;
        path[depth] = letter;
        var length = depth + 1;
        int from = Math.Max(0, length - edits), to = Math.Min(value.Length, length + edits);
        var row = cells.AsSpan(length * width, width);
        var last = cells.AsSpan(depth * width, width);
        if (from > 0 && from <= width) row[from - 1] = Far;
        if (to < value.Length) row[to + 1] = Far;
        var nearest = Far;
        for (var j = from; j <= to; j++)
        {
            var distance = length;
            if (j > 0)
            {
                distance = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (value[j - 1] == letter ? 0 : 1));
                if (length > 1 && j > 1 && letter == value[j - 2] && path[depth - 1] == value[j - 1])
                    distance = Math.Min(distance, cells[((depth - 1) * width) + j - 2] + 1);
            }

            row[j] = distance;
            nearest = Math.Min(nearest, distance);
        }

        return nearest <= edits;
    }

    /// <summary>The distance of the first letters to the value; more than the edits when it exceeds them.</summary>
    public int Distance(int length) => Math.Abs(length - value.Length) > edits ? Far : cells[(length * width) + value.Length];

    public string Term(int length)
    {
        var text = new StringBuilder(length);
        foreach (var letter in path.AsSpan(0, length)) text.Append(new Rune(letter));
        return text.ToString();
    }
}
