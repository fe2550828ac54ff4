using System.Collections.Immutable;
using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Finder;

public sealed class FinderQueries(FinderReads reads)
{
    private const int LongestText = 500, LongestCity = 100, DefaultSuggestions = 8, MostSuggestions = 20;

    [Cost(800), Description("Partners that customers can work with, best first (BEN-15); no sign-in is needed.")]
    public async Task<PartnerFinderConnection> PartnerFinder(
        IResolveFieldContext context,
        [Description("Words as users type them, in English or Chinese; typing errors are forgiven. Everybody when omitted.")] string? query,
        PartnerFinderFilter? filter,
        [Description("By relevance when there are words, by distance when there is a place, else by tier, when omitted.")] FinderOrder? orderBy,
        NearInput? near,
        [Description("1 to 100; 20 when omitted.")] int? first,
        [Description("Items after this cursor.")] string? after)
    {
        if (orderBy == FinderOrder.Distance && near is null) throw RequestErrors.Of(RequestErrors.BadRequest, "An order by distance needs near.");
        var page = PageRequest.Of(first, after, null, null);
        var request = new FinderRequest(
            Text(query), filter?.ToFilters() ?? [], near?.ToNear(), orderBy, page.Size, page.Cursor, FacetsAskedFor(context));
        return new(request, await reads.Search(request, context.CancellationToken));
    }

    [Cost(500), Description("Listed partners whose name begins like this, while it is being typed.")]
    public async Task<IReadOnlyList<PartnerSuggestion>> PartnerSuggestions(
        IResolveFieldContext context, string prefix, [Description("1 to 20; 8 when omitted.")] int? first)
    {
        if (first is < 1 or > MostSuggestions) throw RequestErrors.Of(RequestErrors.BadRequest, $"first lies between 1 and {MostSuggestions}.");
        return [.. (await reads.Suggest(Text(prefix) ?? "", first ?? DefaultSuggestions, context.CancellationToken)).Select(result => new PartnerSuggestion(result))];
    }

    [Cost(300), Description("Cities to search near, while their names are being typed: in English, in Chinese or as people there call them; typing errors are forgiven when nothing begins like it.")]
    public IReadOnlyList<CitySuggestion> CitySuggestions(string prefix, [Description("1 to 20; 8 when omitted.")] int? first)
    {
        if (first is < 1 or > MostSuggestions) throw RequestErrors.Of(RequestErrors.BadRequest, $"first lies between 1 and {MostSuggestions}.");
        if (prefix.Length > LongestCity) throw RequestErrors.Of(RequestErrors.BadRequest, $"The name of a city has at most {LongestCity} characters.");
        return [.. CityCompletion.Of(prefix, first ?? DefaultSuggestions).Select(found => new CitySuggestion(found))];
    }

    private static string? Text(string? text) => text is { Length: > LongestText }
        ? throw RequestErrors.Of(RequestErrors.BadRequest, $"A search takes at most {LongestText} characters.")
        : text;

    // Counting is most of the work of a search that many partners match: it is done when somebody looks at it.
    private static ImmutableArray<Facet> FacetsAskedFor(IResolveFieldContext context) =>
        context.SubFields?.Values.Any(field => field.Field.Name.StringValue == "facets") ?? false ? [.. Enum.GetValues<Facet>()] : [];
}
