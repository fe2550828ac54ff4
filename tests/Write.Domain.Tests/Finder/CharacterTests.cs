using System.Globalization;
using System.Text;
using PartnerGraph.Write.Domain.Finder;

namespace PartnerGraph.Write.Domain.Tests.Finder;

/// <summary>The first and the last character of each Unicode block that counts, and those beside it that do not.</summary>
public sealed class CharacterTests
{
    [Theory, Trait("Rule", "INFO-3")]
    [InlineData("0030 0039 FF10 FF19 0041 005A 02EE 1E00 1EFF 212A 212B 2160 2188 2C60 2C7F A722 A787 A78B A7FF AB30 AB64 FB00 FB06 FF21 FF3A FF41 FF5A", true)]
    [InlineData("002F 003A FF0F FF1A 0370 1DBF 1F00 2129 212C 215F 2189 2C5F 2C80 A788 A800 AB65 FB13 FF20 FF3B FF40 FF5B FF66", false)]
    public void A_name_of_one_Latin_letter_or_digit_is_English(string codes, bool isEnglish) =>
        Assert.All(Characters(codes), character => Assert.Equal(isEnglish, CompanyNameScript.IsEnglish(character)));

    [Theory, Trait("Rule", "INFO-3")]
    [InlineData("3005 3007 3021 3029 3038 303B 3400 4DBF 4E00 9FFF F900 FAFF 20000 3FFFD", true)]
    [InlineData("3004 3006 3020 302A 3037 303C 33FF 4DC0 A000 F8FF FB00 1FFFD 3FFFE", false)]
    public void A_name_of_one_Han_character_is_Chinese(string codes, bool isChinese) =>
        Assert.All(Characters(codes), character => Assert.Equal(isChinese, CompanyNameScript.IsChinese(character)));

    [Theory, Trait("Rule", "INFO-3")]
    [InlineData("00F7 02C2 02FF 0300 036F 2000 2BFF 2E00 3000 3030 FE0F FE30 FE6B FF01 FF64 FFE0 FFEE 1F000 1F9FF 00B2", true)]
    [InlineData("0375 1FFD 2DFF 2E80 2FFF 3031 FE0E FE20 FE70 FF65 FFFC 1EEF0 1FB00 0E50 060C", false)]
    public void A_sign_may_stand_beside_letters_unless_it_is_one_of_another_script(string codes, bool isNeutral) => Assert.All(Characters(codes), character =>
    {
        Assert.Equal(isNeutral, CompanyNameScript.IsEnglish("a" + character));
        Assert.Equal(isNeutral, CompanyNameScript.IsChinese("云" + character));
    });

    [Theory, Trait("Rule", "CONV-7")]
    [InlineData("0000 000A 034F 115F 1160 17B4 17B5 180B 180F 2028 2029 2800 3164 E000 FE00 FE0E FFA0 E0000 E0FFF", true)]
    [InlineData("0020 034E 0350 115E 1161 17B3 17B6 180A 1810 27FF 2801 3163 3165 FDFF FE0F FF9F FFA1 1F600", false)]
    public void What_nobody_sees_is_hidden(string codes, bool isHidden) =>
        Assert.All(Characters(codes), character => Assert.Equal(isHidden, ProfileText.HidesCharacters($"a{character}b")));

    private static IEnumerable<string> Characters(string codes) =>
        codes.Split(' ').Select(code => new Rune(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
}
