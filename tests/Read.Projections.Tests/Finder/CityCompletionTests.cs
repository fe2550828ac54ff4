using PartnerGraph.Read.Projections.Finder;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class CityCompletionTests
{
    [Theory]
    [InlineData("berl", "Berlin")]
    [InlineData("BERL", "Berlin")]
    [InlineData("Münch", "Munich")]
    [InlineData("munch", "Munich")]
    [InlineData("北", "Beijing")]
    [InlineData("saigon", "Ho Chi Minh City")]
    [InlineData("aires", "Buenos Aires")]
    public void A_city_is_found_by_the_beginning_of_any_of_its_names(string typed, string name) =>
        Assert.Contains(CityCompletion.Of(typed, 8), found => found.City.Name == name);

    [Theory]
    [InlineData("Barlin", "Berlin")]
    [InlineData("Beriln", "Berlin")]
    [InlineData("Xerl", "Berlin")]
    [InlineData("Sigapore", "Singapore")]
    [InlineData("Sinagpoer", "Singapore")]
    public void Typing_errors_are_forgiven(string typed, string name) => Assert.Equal(name, CityCompletion.Of(typed, 8)[0].City.Name);

    [Theory]
    [InlineData("Xer")]
    [InlineData("Barlnn")]
    [InlineData("Qwxyzvvv")]
    [InlineData(" ")]
    [InlineData("")]
    [InlineData("北x")]
    public void Too_much_of_them_is_not(string typed) => Assert.DoesNotContain(CityCompletion.Of(typed, 8), found => found.City.Name is "Berlin" or "Beijing");

    [Fact]
    public void What_begins_so_is_not_mixed_with_what_resembles_it() =>
        Assert.All(CityCompletion.Of("berl", 8), found => Assert.StartsWith("berl", found.Folded, StringComparison.Ordinal));

    [Fact]
    public void Each_city_comes_once_and_no_more_than_asked_for()
    {
        var found = CityCompletion.Of("s", 5);
        Assert.Equal(5, found.Count);
        Assert.Equal(5, found.Select(name => name.City).Distinct().Count());
    }
}
