using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Finder;
using static PartnerGraph.Write.Domain.Tests.Finder.ProfileSample;

namespace PartnerGraph.Write.Domain.Tests.Finder;

[Trait("Rule", "CONV-7")]
public sealed class ProfileValidationTests
{
    private static readonly ProfileCity City = Content.Cities[0];

    [Fact]
    public void A_description_has_one_to_four_thousand_characters()
    {
        Accepts(Content with { Description = "1" });
        Accepts(Content with { Description = new('a', 4000) });
        Refuses("TEXT_TOO_LONG profile.description", Content with { Description = new('a', 4001) });
        Refuses("REQUIRED profile.description", Content with { Description = " \r\n " });
        Refuses("REQUIRED profile.description", Content with { Description = null! });
    }

    [Theory]
    [InlineData("\u0000")]
    [InlineData("\u001B")]
    [InlineData("\u200B")] // zero-width space
    [InlineData("\u202E")] // right-to-left override
    [InlineData("\u2066")]
    [InlineData("\uFEFF")]
    [InlineData("\u00AD")]
    [InlineData("\u3164")]
    [InlineData("\uE000")]
    [InlineData("\U000E0041")] // a tag letter
    [InlineData("\uFE01")]
    public void Hidden_characters_are_nowhere(string hidden)
    {
        Refuses("REQUIRED profile.description", Content with { Description = $"a{hidden}b" });
        Refuses("REQUIRED profile.products[1]", Content with { Products = ["a", $"a{hidden}b"] });
        Refuses("REQUIRED profile.cities[0].name", Content with { Cities = [City with { Name = $"a{hidden}b" }] });
        Refuses("REQUIRED profile.cities[0].state", Content with { Cities = [City with { State = $"a{hidden}b" }] });
        Refuses("REQUIRED profile.website", Content with { Website = $"https://a.example/{hidden}b" });
        Refuses("REQUIRED profile.contact.value", Content with { Contact = new(ContactChannel.Email, $"a{hidden}b@a.example") });
        Assert.Contains("REQUIRED profile.nameEnglish", RefusalsOf(Content with { NameEnglish = $"a{hidden}b" }));
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        // A lone surrogate cannot stand in an attribute: the compiler would replace it.
        Refuses("REQUIRED profile.description", Content with { Description = "a" + (char)0xD83D });
        Accepts(Content with { Description = "a😀 ✔️" });
    }

    [Fact]
    public void A_list_has_at_most_its_number_of_entries()
    {
        static ImmutableArray<T> Many<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
        ProfileCity Numbered(int i) => City with { Name = $"City {i}" };
        Accepts(Content with { Cities = Many(50, Numbered), Products = Many(50, i => $"p{i}") });
        Accepts(Content with { Cities = Many(60, i => Numbered(i % 50)) });
        Refuses("TOO_MANY_VALUES profile.cities", Content with { Cities = Many(51, Numbered) });
        Refuses("TOO_MANY_VALUES profile.products", Content with { Products = Many(51, i => $"p{i}") });
        var languages = PartnerGraph.Write.Domain.Finder.Places.Languages.All;
        Accepts(Content with { Languages = [.. languages.Take(30)] });
        Refuses("TOO_MANY_VALUES profile.languages", Content with { Languages = [.. languages.Take(31)] });
    }

    [Fact]
    public void A_product_has_at_most_a_hundred_characters()
    {
        Accepts(Content with { Products = [new('a', 100)] });
        Refuses("TEXT_TOO_LONG profile.products[1]", Content with { Products = ["fine", new('a', 101)] });
    }

    [Theory]
    [InlineData(90, 180, null)]
    [InlineData(-90, -180, null)]
    [InlineData(90.0001, 0, "latitude")]
    [InlineData(-90.0001, 0, "latitude")]
    [InlineData(0, 180.0001, "longitude")]
    [InlineData(0, -180.0001, "longitude")]
    [InlineData(double.NaN, 0, "latitude")]
    [InlineData(0, double.NaN, "longitude")]
    [InlineData(double.PositiveInfinity, 0, "latitude")]
    [InlineData(0, double.NegativeInfinity, "longitude")]
    public void A_city_lies_on_the_globe(double latitude, double longitude, string? refused)
    {
        var content = Content with { Cities = [City, City with { Latitude = latitude, Longitude = longitude }] };
        if (refused is null) Accepts(content);
        else Refuses($"REQUIRED profile.cities[1].{refused}", content);
    }

    [Theory]
    [InlineData("ZZ")]
    [InlineData("XX")]
    [InlineData("SGP")]
    [InlineData("")]
    public void A_city_lies_in_a_country(string country)
    {
        Refuses("REQUIRED profile.cities[0].country", Content with { Cities = [City with { Country = country }] });
        Accepts(Content, Eligible with { Country = "ZZ" });
    }

    [Fact]
    public void Refused_entries_are_numbered_as_they_were_given() => Assert.Equal(
        ["REQUIRED profile.cities[2].name", "REQUIRED profile.languages[3]"],
        RefusalsOf(Content with { Cities = [City, City, City with { Name = " " }], Languages = ["en", "EN", "zh", "xx", "zh"] }));
}
