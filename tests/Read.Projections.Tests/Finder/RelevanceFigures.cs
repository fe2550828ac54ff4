using System.Globalization;
using System.Text;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>How a judged query was answered.</summary>
/// <param name="Found">The names of the first results, best first.</param>
public sealed record Answered(JudgedQuery Query, IReadOnlyList<string> Found)
{
    /// <summary>Where the first right result stands, from 1; null when it is not among them.</summary>
    public int? Rank => Found.Select((name, index) => (name, Place: index + 1)).Where(one => Query.Expected.Contains(one.name)).Select(one => (int?)one.Place).FirstOrDefault();

    public bool IsRight => Query.Expected.IsEmpty ? Found.Count == 0 : Rank == 1;
}

/// <param name="SuccessAt1">The share of queries whose first result is right; of those that must find nothing, the share that does.</param>
/// <param name="SuccessAt5">The share with a right result among the first five.</param>
/// <param name="Mrr">The mean of 1 / rank, 0 for those without a right result.</param>
public sealed record RelevanceFigure(string Kind, int Queries, double SuccessAt1, double SuccessAt5, double Mrr);

/// <summary>How good the answers to judged queries are, kind by kind.</summary>
public static class RelevanceFigures
{
    public const string Overall = "overall";

    /// <summary>Each kind in the order of the queries, and last all together but those that must find nothing.</summary>
    public static IReadOnlyList<RelevanceFigure> Of(IReadOnlyCollection<Answered> answers) =>
    [
        .. answers.GroupBy(answer => answer.Query.Kind).Select(kind => Figure(kind.Key, [.. kind])),
        Figure(Overall, [.. answers.Where(answer => answer.Query.Kind != JudgedQuery.NoHit)]),
    ];

    /// <summary>A table of the figures, and each query that was not answered right with what came instead.</summary>
    public static string Told(IReadOnlyCollection<Answered> answers)
    {
        var text = new StringBuilder().AppendLine("kind         queries  success@1  success@5    MRR");
        foreach (var figure in Of(answers))
            text.AppendLine(CultureInfo.InvariantCulture, $"{figure.Kind,-12} {figure.Queries,7} {figure.SuccessAt1,10:F3} {figure.SuccessAt5,10:F3} {figure.Mrr,6:F3}");
        foreach (var answer in answers.Where(answer => !answer.IsRight))
            text.AppendLine(CultureInfo.InvariantCulture, $"not right: {answer.Query.Kind} '{answer.Query.Query}' rank {answer.Rank?.ToString(CultureInfo.InvariantCulture) ?? "-"}, found {string.Join(" | ", answer.Found.Take(5))}");
        return text.ToString();
    }

    private static RelevanceFigure Figure(string kind, IReadOnlyCollection<Answered> answers) => new(
        kind, answers.Count, Share(answers, answer => answer.IsRight), Share(answers, answer => answer.Rank <= 5 || (answer.Query.Expected.IsEmpty && answer.IsRight)),
        answers.Average(answer => answer.Query.Expected.IsEmpty ? (answer.IsRight ? 1 : 0) : 1.0 / answer.Rank ?? 0));

    private static double Share(IReadOnlyCollection<Answered> answers, Func<Answered, bool> holds) => answers.Average(answer => holds(answer) ? 1.0 : 0.0);
}
