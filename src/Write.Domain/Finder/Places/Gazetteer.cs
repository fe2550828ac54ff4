using System.Collections.Frozen;

namespace PartnerGraph.Write.Domain.Finder.Places;

/// <summary>A city with its position.</summary>
/// <param name="Name">In English.</param>
/// <param name="NameChinese">Null where none is in common use.</param>
/// <param name="State">State, province or region; null where addresses name none.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record GazetteerCity(string Name, string? NameChinese, string? State, string Country, double Latitude, double Longitude);

/// <param name="Name">As it is written.</param>
public sealed record CityName(string Name, GazetteerCity City)
{
    /// <summary>As names are compared.</summary>
    public string Folded { get; } = PlaceName.Fold(Name);
}

/// <summary>Capitals and the large business cities of the world, so that nobody must look up coordinates to say where a partner works.</summary>
public static class Gazetteer
{
    private static readonly (GazetteerCity City, string[] OtherNames)[] Rows = [.. CityFile.Read()];

    /// <summary>Where two cities share a name, the larger one first.</summary>
    public static IReadOnlyList<GazetteerCity> Cities { get; } = [.. Rows.Select(row => row.City)];

    /// <summary>Every name by which a city is known, in English, Chinese or as its people or former times call it. A city's own name comes before the alias of another one.</summary>
    public static IReadOnlyList<CityName> Names { get; } =
    [
        .. Cities.SelectMany(city => NamesOf(city).Select(name => new CityName(name, city))),
        .. Rows.SelectMany(row => row.OtherNames.Select(name => new CityName(name, row.City))),
    ];

    private static readonly FrozenDictionary<string, GazetteerCity[]> ByName = Names
        .GroupBy(entry => entry.Folded, entry => entry.City)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    /// <summary>
    /// The city of that English or Chinese name, or of another name such as Bangalore, whatever its case and accents; the largest one when
    /// no country is given, null when there is none.
    /// </summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static GazetteerCity? Find(string? name, string? country) =>
        ByName.GetValueOrDefault(PlaceName.Fold(name ?? ""))?.FirstOrDefault(
            city => country is null || string.Equals(city.Country, country, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> NamesOf(GazetteerCity city) =>
        city.NameChinese is { } chinese ? [city.Name, chinese] : [city.Name];
}
