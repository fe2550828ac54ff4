using System.Text;
using PartnerGraph.Import.Organizations;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Import.Tests;

public sealed class OrganizationFileTests
{
    [Fact]
    public void A_line_is_an_organization_whatever_its_order_and_what_else_it_holds()
    {
        var (lines, problems) = Read("\uFEFF" + """{"stars": 3, "categories": ["A / B"], "name": " Acme ", "homepage": "https://acme.de", "description": "x"}""" + "\r\n\r\n" + """{"name":"Bravo"}""");
        Assert.Empty(problems);
        Assert.Equal([new(1, "org-acme", new("Acme", "https://acme.de", "x", ["A / B"])), new(3, "org-bravo", new("Bravo", null, null, []))], lines);
    }

    [Theory]
    [InlineData("nonsense", "f:1: 'nonsense' is no JSON.")]
    [InlineData("[1]", "f:1: The line is no JSON object.")]
    [InlineData("""{"homepage": "https://a.de"}""", "f:1: name: A name is expected.")]
    [InlineData("""{"name": " "}""", "f:1: name: A name is expected.")]
    [InlineData("""{"name": 7}""", "f:1: name: A text is expected.")]
    [InlineData("""{"name": "\ud800"}""", "f:1: A text of the line is no text.")]
    [InlineData("""{"name": "A", "description": ["x"]}""", "f:1: description: A text is expected.")]
    [InlineData("""{"name": "A", "categories": "x"}""", "f:1: categories: A list of texts is expected.")]
    [InlineData("""{"name": "A", "categories": [1]}""", "f:1: categories: A list of texts is expected.")]
    [InlineData("""{"name": "!?"}""", "f:1: name: The name has no Latin letter and no digit that an id could be made of.")]
    public void What_is_none_is_told(string line, string expected)
    {
        var (lines, problems) = Read(line);
        Assert.Empty(lines);
        Assert.Equal([expected], problems);
    }

    [Theory]
    [InlineData("Banco de Crédito BCP", "banco-de-credito-bcp")]
    [InlineData("Ænix (member)", "aenix-member")]
    [InlineData("Straße  &  Söhne", "strasse-sohne")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("cloudscale.ch", "cloudscale-ch")]
    [InlineData("--- 7 ---", "7")]
    [InlineData("云", "")]
    [InlineData("A name that is far too long to be the label of any domain name", "a-name-that-is-far-too-long-to-be-the-label-of-any")]
    public void A_slug_has_ascii_letters_and_digits(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Fact]
    public void The_same_line_is_the_same_organization_and_another_one_of_that_name_gets_a_number()
    {
        var (lines, _) = Read("""
            {"name": "Acme 2"}
            {"name": "Acme"}
            {"name": "Acme"}
            {"name": "ACME"}
            {"name": "Acme", "description": "another"}
            """);
        Assert.Equal(["org-acme-2", "org-acme", "org-acme", "org-acme-3", "org-acme-4"], lines.Select(line => line.PartnerId));
    }

    [Theory]
    [InlineData("https://www.acme.de/x", "DE")]
    [InlineData("http://acme.co.uk", "GB")]
    [InlineData("https://acme.com.cn.:8443/", "CN")]
    [InlineData("https://acme.io", "ZZ")]
    [InlineData("https://kube.rs", "ZZ")]
    [InlineData("https://acme.com", "ZZ")]
    [InlineData("acme.de", "ZZ")]
    [InlineData(null, "ZZ")]
    public void The_country_is_that_of_the_home_page_where_it_tells_one(string? homePage, string country) =>
        Assert.Equal(
            new(PartnerKind.SolutionProvider, country, "Acme", "office@acme-2.example"),
            OrganizationPartner.Details(new(1, "org-acme-2", new("Acme", homePage, null, [])), "ZZ"));

    [Fact]
    public void Products_are_the_parts_of_the_categories_each_once_and_not_too_long()
    {
        var profile = OrganizationPartner.Profile(new("Acme", "ftp://acme.de", " ", ["A / B", "a / C / ", new string('x', 99) + "😀😀"]));
        Assert.Equal(["A", "B", "C", new string('x', 99) + "😀"], profile.Products.AsEnumerable());
        Assert.Equal(50, OrganizationPartner.Profile(new("Acme", null, null, [.. Enumerable.Range(0, 60).Select(n => $"c{n}")])).Products.Length);
        Assert.Null(profile.Website);
        Assert.StartsWith("Acme: A / B, a / C / , xxx", profile.Description, StringComparison.Ordinal);
        Assert.Equal("Acme", OrganizationPartner.Profile(new("Acme", null, null, [])).Description);
    }

    private static (List<OrganizationLine> Lines, List<string> Problems) Read(string text)
    {
        List<string> problems = [];
        using var file = new OrganizationFile("f", new MemoryStream(Encoding.UTF8.GetBytes(text)), problem => problems.Add(problem.ToString()));
        return ([.. file.Lines()], problems);
    }
}
