using PartnerGraph.Domain.Finder;
using PartnerGraph.Projections.Finder;
using PartnerGraph.Projections.Tests.Finder.Elasticsearch;

namespace PartnerGraph.Projections.Tests.Finder;

public sealed class DistanceTests
{
    private const double HalfWayRound = Math.PI * Distance.EarthRadiusMetres;

    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(90, 0, -90, 0, HalfWayRound)]
    [InlineData(0, 90, 0, -90, HalfWayRound)]
    [InlineData(0, 179, 0, -179, HalfWayRound / 90)]
    [InlineData(52.52, 13.405, 48.8566, 2.3522, 877_464.5)]
    public void Distances_are_those_of_great_circles(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude, double metres) =>
        Assert.Equal(metres, Distance.Metres(new(fromLatitude, fromLongitude), new(toLatitude, toLongitude)), 1.0);

    [Fact]
    public void The_nearest_office_counts()
    {
        var two = Aurora.Entry with { Content = Aurora.Content with { Cities = [.. Aurora.Content.Cities, new ProfileCity("Berlin", null, "DE", 52.5, 13.4)] } };
        Assert.Equal(0, Distance.ToNearest(two, new(52.5, 13.4)));
        Assert.Null(Distance.ToNearest(Aurora.Entry with { Content = Aurora.Content with { Cities = [] } }, new(0, 0)));
        Assert.Null(Distance.ToNearest(new FinderEntry { PartnerId = "p" }, new(0, 0)));
    }
}
