using System.Collections.Immutable;
using System.ComponentModel;
using PartnerGraph.Api.GraphQL.Hosting.Reference;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Finder.Places;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Finder;

[Description("Any of the values of a list will do; every list given must be satisfied.")]
public sealed record PartnerFinderFilter(
    [property: Description("ISO 3166-1 codes: where the partner is registered or works.")] IReadOnlyList<string>? Countries,
    IReadOnlyList<string>? States, IReadOnlyList<string>? Cities, IReadOnlyList<Geography>? Geographies, IReadOnlyList<Industry>? Industries,
    IReadOnlyList<Competency>? Competencies, IReadOnlyList<string>? Products, [property: Description("ISO 639 codes.")] IReadOnlyList<string>? Languages,
    IReadOnlyList<PartnerProgram>? Programs, IReadOnlyList<PartnerTier>? Tiers)
{
    // A query may not ask for the work of thousands of values, nor for long ones that nobody can have.
    private const int MostValues = 100, LongestValue = 200;

    /// <exception cref="GraphQL.ExecutionError">BAD_USER_INPUT: a list is too long.</exception>
    public ImmutableArray<FacetFilter> ToFilters() =>
    [
        .. new[]
        {
            Of(Facet.Country, Countries?.Select(country => country.ToUpperInvariant())), Of(Facet.State, States), Of(Facet.City, Cities),
            Of(Facet.Geography, Names(Geographies)), Of(Facet.Industry, Names(Industries)), Of(Facet.Competency, Names(Competencies)),
            Of(Facet.Product, Products), Of(Facet.Language, Languages?.Select(language => language.ToLowerInvariant())),
            Of(Facet.Program, Names(Programs)), Of(Facet.Tier, Names(Tiers)),
        }.OfType<FacetFilter>(),
    ];

    private static IEnumerable<string>? Names<T>(IReadOnlyList<T>? values) where T : struct, Enum => values?.Select(value => value.ToString());

    private static FacetFilter? Of(Facet facet, IEnumerable<string>? values) => values?.Distinct(StringComparer.Ordinal).ToImmutableArray() switch
    {
        null or [] => null,
        { Length: > MostValues } => throw RequestErrors.Of(RequestErrors.BadRequest, $"A filter takes at most {MostValues} values."),
        var many when many.Value.Any(value => value.Length > LongestValue) =>
            throw RequestErrors.Of(RequestErrors.BadRequest, $"A value of a filter has at most {LongestValue} characters."),
        var chosen => new(facet, chosen.Value),
    };
}

[Description("A place to search near: a city that the product knows, or coordinates.")]
public sealed record NearInput(
    [property: Description("The English or Chinese name of a city.")] string? City,
    [property: Description("ISO 3166-1 code, to tell cities of one name apart.")] string? Country,
    [property: Description("Degrees north.")] double? Latitude,
    [property: Description("Degrees east.")] double? Longitude,
    [property: Description("Leaves out partners without an office within so many kilometres.")] double? WithinKilometres)
{
    // Half way round the Earth is every place.
    private const double Furthest = 20_100;

    /// <exception cref="GraphQL.ExecutionError">BAD_USER_INPUT: there is no such place.</exception>
    public Near ToNear()
    {
        if (WithinKilometres is { } within && within is not (> 0 and <= Furthest)) throw Wrong($"withinKilometres is more than 0 and at most {Furthest}.");
        return new(Point(), WithinKilometres * 1_000);
    }

    private GeoPoint Point() => this switch
    {
        { City: { } city, Latitude: null, Longitude: null } => Gazetteer.Find(city, Country) is { } known
            ? new(known.Latitude, known.Longitude)
            : throw RequestErrors.Of(RequestErrors.BadRequest, "The city is not known here; give latitude and longitude instead.", ErrorReasons.UnknownCity),
        { City: null, Latitude: { } latitude and >= -90 and <= 90, Longitude: { } longitude and >= -180 and <= 180 } => new(latitude, longitude),
        _ => throw Wrong("Give either a city or both latitude (-90 to 90) and longitude (-180 to 180)."),
    };

    private static global::GraphQL.ExecutionError Wrong(string message) => RequestErrors.Of(RequestErrors.BadRequest, message);
}
