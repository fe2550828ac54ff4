using System.Globalization;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>The counts at the end of an import, as a reader of the terminal finds them.</summary>
public sealed record Told(long Read, long Recorded, long Repeated, long Rejected)
{
    public static Told In(string output) =>
        new(Count(output, "lines read"), Count(output, "recorded"), Count(output, "repeated"), Count(output, "rejected"));

    public static decimal Amount(string output, string title) => decimal.Parse(Field(output, title), CultureInfo.InvariantCulture);

    private static long Count(string output, string title) => long.Parse(Field(output, title), CultureInfo.InvariantCulture);

    public static string Field(string output, string title) => output.Split('\n')
        .Single(line => line.StartsWith($"  {title} ", StringComparison.Ordinal))[(title.Length + 2)..].Trim().Split(' ')[0];
}
