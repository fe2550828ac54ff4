using System.ComponentModel;
using GraphQL;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Api.GraphQL.Finder;

[Description("What a result can be narrowed by, with its values by falling count.")]
public sealed record PartnerFinderFacet(Facet Name, IReadOnlyList<PartnerFinderFacetValue> Values)
{
    // As many as anybody reads; a value beyond them can still be filtered by.
    private const int MostValues = 100;

    internal static PartnerFinderFacet Of(Facet facet, IReadOnlyList<FacetCount> counts, IEnumerable<FacetFilter> filters)
    {
        var chosen = filters.Where(filter => filter.Facet == facet).SelectMany(filter => filter.Values).ToHashSet(StringComparer.Ordinal);
        // A chosen value stays in sight although nothing has it any more: otherwise nobody could take it back.
        var shown = counts.Take(MostValues).Concat(counts.Skip(MostValues).Where(count => chosen.Contains(count.Value)))
            .Concat(chosen.Except(counts.Select(count => count.Value)).Select(value => new FacetCount(value, 0)));
        // Where nothing is known there is nothing to choose: it comes last however many they are.
        return new(facet, [.. shown.OrderBy(count => facet == Facet.Country && count.Value == Countries.Unknown).Select(count => new PartnerFinderFacetValue(ValueOf(facet, count.Value), LabelOf(facet, count.Value), count.Count, chosen.Contains(count.Value)))]);
    }

    private static string ValueOf(Facet facet, string value) => IsEnum(facet) ? value.ToConstantCase() : value;

    private static string LabelOf(Facet facet, string value) => facet switch
    {
        Facet.Country => Countries.NameOf(value) ?? value,
        Facet.Language => Languages.NameOf(value) ?? value,
        _ => IsEnum(facet) ? FinderLabels.Words(value) : value,
    };

    private static bool IsEnum(Facet facet) => facet is Facet.Geography or Facet.Industry or Facet.Competency or Facet.Program or Facet.Tier;
}

public sealed record PartnerFinderFacetValue(
    [property: Description("For the filter.")] string Value, [property: Description("In English, for people.")] string Label, int Count,
    [property: Description("Whether the filter names it.")] bool Selected);
