using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;
using PartnerGraph.Write.Domain.Finder;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class SphereTests
{
    private const double HalfWayRound = Math.PI * Sphere.RadiusMetres;

    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(90, 0, -90, 0, HalfWayRound)]
    [InlineData(0, 90, 0, -90, HalfWayRound)]
    [InlineData(0, 179, 0, -179, HalfWayRound / 90)]
    [InlineData(52.52, 13.405, 48.8566, 2.3522, 877_464.5)]
    public void Distances_are_those_of_great_circles(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude, double metres) =>
        Assert.Equal(metres, Sphere.Metres(new GeoPoint(fromLatitude, fromLongitude), new GeoPoint(toLatitude, toLongitude)), 1.0);

    [Fact]
    public void The_nearest_office_counts()
    {
        var two = Aurora.Entry with { Content = Aurora.Content with { Cities = [.. Aurora.Content.Cities, new ProfileCity("Berlin", null, "DE", 52.5, 13.4)] } };
        Assert.Equal(0, Sphere.Nearest(new(52.5, 13.4), two));
        Assert.Null(Sphere.Nearest(new(0, 0), Aurora.Entry with { Content = Aurora.Content with { Cities = [] } }));
        Assert.Null(Sphere.Nearest(new(0, 0), new FinderEntry { PartnerId = "p" }));
    }
}
