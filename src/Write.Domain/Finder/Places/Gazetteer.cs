using System.Collections.Frozen;
using System.Globalization;

namespace PartnerGraph.Domain.Finder.Places;

/// <summary>A city with its position.</summary>
/// <param name="Name">In English.</param>
/// <param name="NameChinese">Null where none is in common use.</param>
/// <param name="State">State, province or region; null where addresses name none.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record GazetteerCity(string Name, string? NameChinese, string? State, string Country, double Latitude, double Longitude);

/// <summary>Capitals and the large business cities of the world, so that nobody must look up coordinates to say where a partner works.</summary>
public static class Gazetteer
{
    /// <summary>Where two cities share a name, the larger one first.</summary>
    public static IReadOnlyList<GazetteerCity> Cities { get; } =
    [
        .. new[]
        {
            CitiesOfChina.Lines, CitiesOfAsia.Lines, CitiesOfEurope.Lines, CitiesOfOceania.Lines, CitiesOfNorthAmerica.Lines,
            CitiesOfLatinAmerica.Lines, CitiesOfMiddleEastAndAfrica.Lines,
        }.SelectMany(Rows).Select(CityOf),
    ];

    // A city's own name comes before the alias of another one.
    private static readonly FrozenDictionary<string, GazetteerCity[]> ByName = Cities
        .SelectMany(city => NamesOf(city).Select(name => (name, city)))
        .Concat(Rows(CityAliases.Lines).SelectMany(row => row[2..].Select(alias => (alias, Named(row[0], row[1])))))
        .GroupBy(entry => PlaceName.Fold(entry.Item1), entry => entry.Item2)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    /// <summary>
    /// The city of that English or Chinese name, or of an alias such as Bangalore, whatever its case and accents; the largest one when
    /// no country is given, null when there is none.
    /// </summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static GazetteerCity? Find(string? name, string? country) =>
        ByName.GetValueOrDefault(PlaceName.Fold(name ?? ""))?.FirstOrDefault(
            city => country is null || string.Equals(city.Country, country, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> NamesOf(GazetteerCity city) =>
        city.NameChinese is { } chinese ? [city.Name, chinese] : [city.Name];

    private static GazetteerCity Named(string name, string country) => Cities.First(city => city.Name == name && city.Country == country);

    private static IEnumerable<string[]> Rows(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('|'));

    private static GazetteerCity CityOf(string[] row) =>
        new(row[0], Given(row[1]), Given(row[2]), row[3], Degrees(row[4]), Degrees(row[5]));

    private static string? Given(string field) => field == "" ? null : field;

    private static double Degrees(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
