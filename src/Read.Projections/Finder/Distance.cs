namespace PartnerGraph.Projections.Finder;

/// <summary>Distances on a sphere, the same for every index; none is stored.</summary>
public static class Distance
{
    /// <summary>The mean radius of the earth, which the search engines reckon with too.</summary>
    public const double EarthRadiusMetres = 6_371_008.7714;

    /// <summary>Along the great circle, in metres.</summary>
    public static double Metres(GeoPoint from, GeoPoint to)
    {
        var (latitude, longitude) = (Haversine(to.Latitude - from.Latitude), Haversine(to.Longitude - from.Longitude));
        var part = latitude + (Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(to.Latitude)) * longitude);
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(part)));
    }

    /// <summary>In metres to the entry's nearest office; null without an office.</summary>
    public static double? ToNearest(FinderEntry entry, GeoPoint from) => entry.Content is { Cities.Length: > 0 } content
        ? content.Cities.Min(city => Metres(from, new GeoPoint(city.Latitude, city.Longitude)))
        : null;

    private static double Haversine(double degrees) => Math.Pow(Math.Sin(Radians(degrees) / 2), 2);

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
