using PartnerGraph.Write.Domain.Finder;
using static PartnerGraph.Write.Domain.Tests.Finder.ProfileSample;

namespace PartnerGraph.Write.Domain.Tests.Finder;

[Trait("Rule", "CONV-7")]
public sealed class ProfileContactTests
{
    [Theory]
    [InlineData("https://a.example")]
    [InlineData("HTTPS://a.example:8443/x?y=1#z")]
    [InlineData("https://例子.example/路径")]
    [InlineData("https://a.example/@name")]
    [InlineData("https://a.example?to=@name")]
    [InlineData("https://a.example#@name")]
    public void Addresses_of_the_web(string address) =>
        Accepts(Content with { Website = address, LogoUrl = address, Contact = new(ContactChannel.Web, address) });

    [Fact]
    public void A_website_may_be_http_and_a_logo_not()
    {
        Accepts(Content with { Website = "http://a.example/", LogoUrl = null });
        Refuses("REQUIRED profile.logoUrl", Content with { LogoUrl = "http://a.example/logo.png" });
    }

    [Theory]
    [InlineData("a.example")]
    [InlineData("/relative")]
    [InlineData("//a.example")]
    [InlineData("ftp://a.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https:a.example")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://user@a.example")]
    [InlineData("https://user:secret@a.example/")]
    [InlineData("https://@a.example/")]
    [InlineData("https://a.example\\@b.example/")]
    [InlineData("https://a.example/a b")]
    [InlineData("https://a.example/\"onload=")]
    public void What_is_no_address_of_the_web(string address) => Assert.Equal(
        ["REQUIRED profile.website", "REQUIRED profile.logoUrl", "REQUIRED profile.contact.value"],
        RefusalsOf(Content with { Website = address, LogoUrl = address, Contact = new(ContactChannel.Web, address) }));

    [Fact]
    public void An_address_has_at_most_2048_characters()
    {
        const string start = "https://a.example/";
        Accepts(Content with { Website = start + new string('a', 2048 - start.Length) });
        Refuses("REQUIRED profile.website", Content with { Website = start + new string('a', 2049 - start.Length) });
    }

    [Theory]
    [InlineData(ContactChannel.Email, " Sales@Nimbus.Example ", "sales@nimbus.example")]
    [InlineData(ContactChannel.Phone, "+65 (61) 23-45.67", "+6561234567")]
    [InlineData(ContactChannel.Web, " https://nimbus.example/contact ", "https://nimbus.example/contact")]
    public void A_contact_is_kept_in_one_spelling(ContactChannel channel, string given, string kept) =>
        Assert.Equal(new(channel, kept), Kept(Content with { Contact = new(channel, given) }).Contact);

    [Theory]
    [InlineData(ContactChannel.Email, "nobody")]
    [InlineData(ContactChannel.Email, "")]
    [InlineData(ContactChannel.Phone, "1234")]
    [InlineData(ContactChannel.Phone, "call me")]
    [InlineData(ContactChannel.Web, "+6561234567")]
    public void A_contact_is_what_its_channel_says(ContactChannel channel, string value) =>
        Refuses("REQUIRED profile.contact.value", Content with { Contact = new(channel, value) });
}
