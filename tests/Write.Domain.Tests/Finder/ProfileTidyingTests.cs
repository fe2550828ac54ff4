using PartnerGraph.Write.Domain.Finder;
using static PartnerGraph.Write.Domain.Tests.Finder.ProfileSample;

namespace PartnerGraph.Write.Domain.Tests.Finder;

public sealed class ProfileTidyingTests
{
    [Fact]
    public void A_content_is_kept_tidy()
    {
        var given = new ProfileContent(
            "  Nimbus \t Peak ", " ", "\n  One\u00A0 line \r\n\r\n\r\n\r\n another  ", [new(" Sao  Paulo ", " ", "br", -23.55, -46.63)], default, default, default,
            ["Data  lakes", " data lakes ", "", "AI"], [" EN ", "pt", "en"], " ", "", null);
        Assert.Equal(
            new("Nimbus Peak", null, "One line\n\nanother", [new("Sao Paulo", null, "BR", -23.55, -46.63)], [], [], [], ["Data lakes", "AI"],
                ["en", "pt"], null, null, null),
            Kept(given));
    }

    [Fact]
    public void What_is_there_twice_is_kept_once_where_it_came_first()
    {
        var city = Content.Cities[0];
        var kept = Kept(Content with
        {
            Cities = [city, city with { Name = " Singapore ", Country = "sg" }, city with { Name = "Jurong" }],
            Geographies = [Geography.Europe, Geography.Africa, Geography.Europe],
            Industries = [Industry.Media, Industry.Media],
            Competencies = [Competency.BigData, Competency.Database, Competency.BigData],
        });
        Assert.Equal(
            Content with
            {
                Cities = [city, city with { Name = "Jurong" }],
                Geographies = [Geography.Europe, Geography.Africa],
                Industries = [Industry.Media],
                Competencies = [Competency.BigData, Competency.Database],
            },
            kept);
    }

    [Fact]
    public void What_is_tidy_stays_as_it_is() => Assert.Equal(Kept(Content), Kept(Kept(Content)));
}
