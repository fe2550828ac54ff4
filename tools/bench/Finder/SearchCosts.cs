using System.Collections.Immutable;
using PartnerGraph.Bench.Whole;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Bench.Finder;

/// <summary>What the parts of a search cost: how much less processor time it takes without each of them.</summary>
internal static class SearchCosts
{
    private const int Requests = 150, Rounds = 3;

    public static async Task<IReadOnlyList<Row>> Run(FilledIndex index)
    {
        List<Row> rows = [];
        foreach (var kind in Enum.GetValues<AskedKind>())
        {
            List<FinderSearch> searches = [.. new Asked(index.Profiles, seed: 3).Requests(kind, Requests).Select(Search)];
            (string Part, List<FinderSearch> Without)[] parts =
            [
                ("ten facets", [.. searches.Select(search => search with { Facets = [] })]),
                ("19 of 20 entries", [.. searches.Select(search => search with { Size = 1 })]),
                ("typing errors", [.. searches.Select(search => search with { Query = Exactly(search.Query) })]),
            ];
            await Time(index, searches);
            var whole = new List<double>();
            var without = parts.Select(_ => new List<double>()).ToArray();
            for (var round = 0; round < Rounds; round++)
            {
                whole.Add(await Time(index, searches));
                for (var part = 0; part < parts.Length; part++) without[part].Add(await Time(index, parts[part].Without));
            }

            for (var part = 0; part < parts.Length; part++)
            {
                if (kind is AskedKind.FilterOnly or AskedKind.NoWords && parts[part].Part == "typing errors") continue;
                var (all, rest) = (Table.Median(whole), Table.Median(without[part]));
                rows.Add(new($"{Asked.Title(kind)}: {parts[part].Part}", $"{all - rest:F2} ms", $"of {all:F2} ms", Math.Max(0, all - rest) / all, ""));
            }
        }

        return rows;
    }

    private static FinderSearch Search(FinderRequest request) => new(
        request.Text is { } text ? Relevance.Search(text) : null, request.Filters, request.Near, request.Text is null ? FinderOrder.Tier : FinderOrder.Relevance,
        request.Size, After: null, request.Facets);

    private static FinderQuery? Exactly(FinderQuery? query) => query switch
    {
        FinderQuery.Best best => new FinderQuery.Best(Exactly(best.Parts)),
        FinderQuery.Sum sum => sum with { Parts = Exactly(sum.Parts) },
        _ => query,
    };

    private static ImmutableArray<FinderQuery> Exactly(ImmutableArray<FinderQuery> parts) =>
        [.. parts.Where(part => part is not FinderQuery.Fuzzy).Select(part => Exactly(part)!)];

    private static async Task<double> Time(FilledIndex index, List<FinderSearch> searches) =>
        (await Latencies.Of(searches, callers: 1, search => index.Store.Search(search))).Processor.TotalMilliseconds;
}
