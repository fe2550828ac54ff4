using System.Globalization;
using System.Text;

namespace PartnerGraph.Write.Domain.Finder;

/// <summary>
/// Whether a company name is written in English or in Chinese (INFO-3). The class library knows a character's category but not its
/// script, so the blocks of the Unicode standard that hold Latin letters and Han characters are listed here.
/// </summary>
public static class CompanyNameScript
{
    /// <summary>Latin letters, accented ones too, digits, punctuation and symbols; at least one letter or digit.</summary>
    public static bool IsEnglish(string name) =>
        name.EnumerateRunes().All(rune => IsLatin(rune) || IsNeutral(rune)) && name.EnumerateRunes().Any(rune => IsLatin(rune) || IsDigit(rune));

    /// <summary>At least one Han character; beside them what an English name may hold.</summary>
    public static bool IsChinese(string name) =>
        name.EnumerateRunes().All(rune => IsHan(rune) || IsLatin(rune) || IsNeutral(rune)) && name.EnumerateRunes().Any(IsHan);

    private static bool IsLatin(Rune rune) => rune.Value switch
    {
        <= 0x02FF => Rune.IsLetter(rune),
        >= 0x1E00 and <= 0x1EFF => true,
        0x212A or 0x212B or (>= 0x2160 and <= 0x2188) or (>= 0x2C60 and <= 0x2C7F) => true,
        (>= 0xA722 and <= 0xA787) or (>= 0xA78B and <= 0xA7FF) or (>= 0xAB30 and <= 0xAB64) or (>= 0xFB00 and <= 0xFB06) => Rune.IsLetter(rune),
        (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A) => true,
        _ => false,
    };

    private static bool IsHan(Rune rune) => rune.Value is
        0x3005 or 0x3007 or (>= 0x3021 and <= 0x3029) or (>= 0x3038 and <= 0x303B)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFD);

    private static bool IsDigit(Rune rune) => rune.Value is (>= '0' and <= '9') or (>= 0xFF10 and <= 0xFF19);

    // Accents that stand alone after their letter, as some systems write é, belong to Latin.
    private static bool IsNeutral(Rune rune) => IsDigit(rune) || rune.Value is >= 0x0300 and <= 0x036F || (IsSharedBlock(rune) && IsSign(rune));

    /// <summary>Signs of other scripts, such as Thai ones, stand in the blocks of their scripts and not in these.</summary>
    private static bool IsSharedBlock(Rune rune) => rune.Value is
        <= 0xFF or (>= 0x02B9 and <= 0x02FF) or (>= 0x2000 and <= 0x2BFF) or (>= 0x2E00 and <= 0x2E7F) or (>= 0x3000 and <= 0x3030)
        or 0xFE0F or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF64) or (>= 0xFFE0 and <= 0xFFEE) or (>= 0x1F000 and <= 0x1FAFF);

    private static bool IsSign(Rune rune) =>
        Rune.IsPunctuation(rune) || Rune.IsSymbol(rune) || Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark;
}
