using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Indexing;

/// <summary>Offices as directions in bytes, so that sorting by distance needs no trigonometry for each of them.</summary>
internal static class PackedPoints
{
    public static byte[] Pack(ImmutableArray<GeoPoint> points) =>
        MemoryMarshal.AsBytes<double>([.. points.SelectMany(point =>
        {
            var (x, y, z) = Sphere.Direction(point);
            return new[] { x, y, z };
        })]).ToArray();

    /// <summary>Metres to the nearest; infinite when there is none.</summary>
    public static double Nearest((double X, double Y, double Z) from, ReadOnlySpan<byte> packed)
    {
        var points = MemoryMarshal.Cast<byte, double>(packed);
        var nearest = double.PositiveInfinity;
        for (var i = 0; i + 2 < points.Length; i += 3)
            nearest = Math.Min(nearest, Sphere.Metres(from, (points[i], points[i + 1], points[i + 2])));
        return nearest;
    }
}
