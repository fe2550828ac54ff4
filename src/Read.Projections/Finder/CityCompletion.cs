using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>Completes the names of cities while they are typed, in English, in Chinese or as people there call them.</summary>
public static class CityCompletion
{
    private const int ShortestForgiven = 4, ShortestForgivenTwice = 8;

    /// <summary>
    /// Cities by the name that begins like the text, the best first and each once. Only when none does, typing errors are forgiven: one
    /// from four letters on, two from eight.
    /// </summary>
    public static IReadOnlyList<CityName> Of(string text, int most)
    {
        var typed = PlaceName.Fold(text);
        if (typed.Length == 0) return [];
        return Best(typed, Beginning, most) is { Count: > 0 } beginning ? beginning : Best(typed, Resembling, most);
    }

    private static List<CityName> Best(string typed, Func<string, string, int?> distance, int most) =>
    [
        .. Gazetteer.Names.Select(name => (Name: name, Distance: distance(name.Folded, typed))).Where(found => found.Distance is not null)
            .OrderBy(found => found.Distance).Select(found => found.Name).DistinctBy(name => name.City).Take(most),
    ];

    private static int? Beginning(string name, string typed) =>
        name.StartsWith(typed, StringComparison.Ordinal) ? 0 : name.Contains($" {typed}", StringComparison.Ordinal) ? 1 : null;

    // What is typed may be the beginning of the name only.
    private static int? Resembling(string name, string typed)
    {
        var edits = typed.Length < ShortestForgiven ? 0 : typed.Length < ShortestForgivenTwice ? 1 : 2;
        int? nearest = null;
        for (var length = Math.Max(1, typed.Length - edits); length <= Math.Min(name.Length, typed.Length + edits); length++)
        {
            var distance = EditDistance.Of(name[..length], typed, edits);
            if (distance <= edits && (nearest is null || distance < nearest)) nearest = distance;
        }

        return nearest;
    }
}
