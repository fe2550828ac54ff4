using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Write.Domain.Tests.Finder;

public sealed class PlacesTests
{
    [Fact]
    public void Countries_and_languages_are_complete()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.InRange(Languages.All.Count, 183, 184);
        Assert.All(Countries.All, code => Assert.Matches("^[A-Z]{2}$", code));
        Assert.All(Languages.All, code => Assert.Matches("^[a-z]{2}$", code));
        Assert.Equal(Countries.All.Order(StringComparer.Ordinal), Countries.All);
        Assert.Equal(Languages.All.Order(StringComparer.Ordinal), Languages.All);
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
        Assert.DoesNotContain("", new[] { city.Name, city.NameChinese, city.State });
    });

    [Theory]
    [InlineData(58, "CN")]
    [InlineData(25, "IN")]
    [InlineData(30, "BR", "MX", "AR", "CO", "CL", "PE")]
    [InlineData(20, "ID", "TH", "VN", "PH", "MY", "SG", "KH", "LA", "MM", "BN")]
    [InlineData(40, "GB", "FR", "DE", "ES", "IT", "PL", "NL", "SE")]
    [InlineData(25, "ZA", "EG", "NG", "KE", "MA", "SA", "AE", "TR", "QA", "KW", "BH", "OM")]
    public void The_markets_are_covered(int least, params string[] countries) =>
        Assert.InRange(Gazetteer.Cities.Count(city => countries.Contains(city.Country)), least, int.MaxValue);

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
    [InlineData("新加坡", null, "SG")]
    [InlineData("sao paulo", null, "BR")]
    [InlineData("Bangalore", null, "IN")]
    [InlineData("Washington, D.C.", null, "US")]
    [InlineData("İSTANBUL", null, "TR")]
    [InlineData("Hyderabad", null, "IN")] // the larger of two
    [InlineData("Hyderabad", "PK", "PK")]
    [InlineData("London", null, "GB")]
    [InlineData("London", "CA", "CA")]
    [InlineData("San José", null, "US")]
    [InlineData("San José", "CR", "CR")]
    [InlineData("奥克兰", null, "NZ")]
    [InlineData("奥克兰", "US", "US")]
    [InlineData(" shangHAI ", "cn", "CN")]
    [InlineData("Shanghai", "SG", null)]
    [InlineData("Nowhere", null, null)]
    [InlineData(null, null, null)]
    public void Cities_are_found(string? name, string? country, string? found) => Assert.Equal(found, Gazetteer.Find(name, country)?.Country);

    [Theory]
    [InlineData("São Paulo", "sao paulo")]
    [InlineData("Xi'an", "xian")]
    [InlineData("St. Petersburg", "saint petersburg")]
    [InlineData("Port-au-Prince", "port au prince")]
    [InlineData("Bogota\u0301", "bogota")]
    [InlineData("ŁÓDŹ", "lodz")]
    [InlineData("Đà Nẵng", "da nang")]
    public void Names_are_folded(string name, string folded) => Assert.Equal(folded, PlaceName.Fold(name));
}
