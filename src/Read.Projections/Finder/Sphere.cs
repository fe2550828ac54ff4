namespace PartnerGraph.Read.Projections.Finder;

/// <summary>Distances on the Earth taken as a sphere of its mean radius.</summary>
public static class Sphere
{
    public const double RadiusMetres = 6_371_008.7714;

    /// <summary>The point as a direction from the centre.</summary>
    public static (double X, double Y, double Z) Direction(GeoPoint point)
    {
        var (latitude, longitude) = (double.DegreesToRadians(point.Latitude), double.DegreesToRadians(point.Longitude));
        return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
    }

    /// <summary>Metres along the surface between two directions.</summary>
    public static double Metres((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        return 2 * RadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt((x * x) + (y * y) + (z * z)) / 2));
    }

    /// <summary>Metres along the surface between two points.</summary>
    public static double Metres(GeoPoint from, GeoPoint to) => Metres(Direction(from), Direction(to));

    /// <summary>Metres from a point to the entry's nearest office; null without an office.</summary>
    public static double? Nearest(GeoPoint from, FinderEntry entry) => entry.Content is { Cities.Length: > 0 } content
        ? content.Cities.Min(city => Metres(from, new GeoPoint(city.Latitude, city.Longitude)))
        : null;
}
