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
        [.. new[] { AsianCities.Chinese }.SelectMany(Parse)];

    private static readonly FrozenDictionary<string, GazetteerCity[]> ByName = Cities
        .SelectMany(city => NamesOf(city).Select(name => (name, city)))
        .GroupBy(entry => entry.name, entry => entry.city)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    /// <summary>The city of that English or Chinese name, whatever its case and accents; the largest one when no country is given.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static GazetteerCity? Find(string? name, string? country) =>
        ByName.GetValueOrDefault(PlaceName.Fold(name ?? ""))?.FirstOrDefault(
            city => country is null || string.Equals(city.Country, country, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> NamesOf(GazetteerCity city) =>
        city.NameChinese is { } chinese ? [PlaceName.Fold(city.Name), PlaceName.Fold(chinese)] : [PlaceName.Fold(city.Name)];

    private static IEnumerable<GazetteerCity> Parse(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
        {
            var fields = line.Split('|');
            return new GazetteerCity(fields[0], Given(fields[1]), Given(fields[2]), fields[3], Degrees(fields[4]), Degrees(fields[5]));
        });

    private static string? Given(string field) => field == "" ? null : field;

    private static double Degrees(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
