using static PartnerGraph.Write.Domain.Tests.Finder.ProfileSample;

namespace PartnerGraph.Write.Domain.Tests.Finder;

public sealed class CompanyNameTests
{
    private const string Unsupported = "COMPANY_NAME_LANGUAGE_NOT_SUPPORTED";

    [Theory, Trait("Rule", "INFO-3")]
    [InlineData("Contoso Ltd.")]
    [InlineData("Æther & Söhne Société Générale")]
    [InlineData("3M 24/7™ (²) – “Cloud” ★")]
    [InlineData("Công ty Đám Mây")]
    [InlineData("e\u0301clair")]
    [InlineData("58")]
    [InlineData("ＮＥＣ　１")]
    public void English_names(string name) => Accepts(Content with { NameEnglish = name, NameChinese = null });

    [Theory, Trait("Rule", "INFO-3")]
    [InlineData("คลาวด์")]
    [InlineData("Cloud ๑")]
    [InlineData("سحابة")]
    [InlineData("Cloud، Inc")]
    [InlineData("Облако")]
    [InlineData("Сloud")] // the first letter is Cyrillic
    [InlineData("Νέφος")]
    [InlineData("클라우드")]
    [InlineData("クラウド")]
    [InlineData("云峰 Cloud")]
    [InlineData("&&&")]
    public void Names_that_are_not_English(string name) => Refuses($"{Unsupported} profile.nameEnglish", Content with { NameEnglish = name });

    [Theory, Trait("Rule", "INFO-3")]
    [InlineData("云峰科技（新加坡）有限公司")]
    [InlineData("中")]
    [InlineData("华云 Cloud 24·7")]
    [InlineData("𠮷雲科技")]
    public void Chinese_names(string name) => Accepts(Content with { NameEnglish = null, NameChinese = name });

    [Theory, Trait("Rule", "INFO-3")]
    [InlineData("Cloud Peak")]
    [InlineData("雲の上")]
    [InlineData("雲クラウド")]
    [InlineData("구름雲")]
    [InlineData("云Облако")]
    [InlineData("云เมฆ")]
    [InlineData("云سحابة")]
    public void Names_that_are_not_Chinese(string name) => Refuses($"{Unsupported} profile.nameChinese", Content with { NameChinese = name });

    [Theory, Trait("Rule", "INFO-3"), Trait("Rule", "CONV-7")]
    [InlineData(null)]
    [InlineData(" \t ")]
    public void One_of_the_two_names_is_given(string? nothing) =>
        Refuses("REQUIRED profile.nameEnglish", Content with { NameEnglish = nothing, NameChinese = nothing });

    [Fact, Trait("Rule", "CONV-7")]
    public void A_name_has_at_most_two_hundred_characters()
    {
        Accepts(Content with { NameEnglish = new('a', 200), NameChinese = string.Concat(Enumerable.Repeat("𠮷", 200)) });
        Refuses("TEXT_TOO_LONG profile.nameEnglish", Content with { NameEnglish = new('a', 201) });
        Refuses("TEXT_TOO_LONG profile.nameChinese", Content with { NameChinese = new('中', 201) });
    }
}
