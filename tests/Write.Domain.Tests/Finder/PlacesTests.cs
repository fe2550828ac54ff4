using PartnerGraph.Domain.Finder.Places;

namespace PartnerGraph.Domain.Tests.Finder;

public sealed class PlacesTests
{
    [Fact]
    public void Countries_and_languages_are_complete()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.InRange(Languages.All.Count, 183, 184);
        Assert.All(Countries.All, code => Assert.Matches("^[A-Z]{2}$", code));
        Assert.All(Languages.All, code => Assert.Matches("^[a-z]{2}$", code));
        Assert.Equal("Singapore", Countries.NameOf("SG"));
        Assert.Equal("Chinese", Languages.NameOf("zh"));
        Assert.Null(Languages.NameOf("xx"));
    }

    [Fact]
    public void The_unknown_region_is_for_partners_and_not_for_places()
    {
        Assert.True(Countries.IsKnown("ZZ"));
        Assert.False(Countries.IsCountry("ZZ"));
        Assert.Equal("Unknown region", Countries.NameOf("zz"));
        Assert.Null(Countries.NameOf("XX"));
        Assert.False(Countries.IsKnown(null));
    }

    [Fact]
    public void Every_city_lies_in_a_country_and_on_the_globe() => Assert.All(Gazetteer.Cities, city =>
    {
        Assert.True(Countries.IsCountry(city.Country), city.Name);
        Assert.InRange(city.Latitude, -90, 90);
        Assert.InRange(city.Longitude, -180, 180);
        Assert.NotEqual(0, city.Latitude);
    });

    [Fact]
    public void No_city_is_there_twice() =>
        Assert.Empty(Gazetteer.Cities.GroupBy(city => (city.Name, city.State, city.Country)).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_city_is_found_by_its_names_in_its_country() => Assert.All(Gazetteer.Cities, city =>
    {
        Assert.Equal(city.Country, Gazetteer.Find(city.Name, city.Country)?.Country);
        if (city.NameChinese is { } chinese) Assert.Equal(city, Gazetteer.Find(chinese, city.Country));
    });

    [Theory]
    [InlineData("上海", null, "CN")]
    [InlineData(" shangHAI ", "cn", "CN")]
    [InlineData("Shanghai", "SG", null)]
    [InlineData("Nowhere", null, null)]
    [InlineData(null, null, null)]
    public void Cities_are_found(string? name, string? country, string? found) => Assert.Equal(found, Gazetteer.Find(name, country)?.Country);

    [Theory]
    [InlineData("São Paulo", "sao paulo")]
    [InlineData("Xi'an", "xian")]
    [InlineData("St. Petersburg", "st petersburg")]
    [InlineData("Port-au-Prince", "port au prince")]
    [InlineData("Bogota\u0301", "bogota")]
    [InlineData("ŁÓDŹ", "lodz")]
    [InlineData("Đà Nẵng", "da nang")]
    public void Names_are_folded(string name, string folded) => Assert.Equal(folded, PlaceName.Fold(name));
}
