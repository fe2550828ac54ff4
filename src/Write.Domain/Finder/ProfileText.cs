using System.Globalization;
using System.Text;

namespace PartnerGraph.Write.Domain.Finder;

/// <summary>How the texts of a profile are tidied before they are compared and stored, and which characters they must not hide.</summary>
public static class ProfileText
{
    /// <summary>Trimmed, every run of white space one blank; null when nothing is left.</summary>
    public static string? Line(string? text)
    {
        var folded = string.Join(' ', (text ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return folded.Length == 0 ? null : folded;
    }

    /// <summary>Line by line as <see cref="Line"/>, with at most one empty line in a row; empty when nothing is left.</summary>
    public static string Paragraphs(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => Line(line) ?? "").ToArray();
        return string.Join('\n', lines.Where((line, i) => line != "" || (i > 0 && lines[i - 1] != ""))).Trim('\n');
    }

    /// <summary>Characters as a reader counts them: a pair of surrogates is one.</summary>
    public static int LengthOf(string text) => text.EnumerateRunes().Count();

    /// <summary>
    /// Whether the text holds what nobody sees: control, format and bidirectional characters, fillers, private use and halves of
    /// characters. They make two names that look alike differ, or show a text in another order than it is stored.
    /// </summary>
    public static bool HidesCharacters(string text, bool mayHaveLines = false)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune)) return true;
            if (IsHidden(rune) && !(mayHaveLines && rune.Value == '\n')) return true;
            at += rune.Utf16SequenceLength;
        }

        return false;
    }

    // U+FE0F is let through: it only asks for the colourful form of the sign before it, and keyboards add it unasked.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164
            or (>= 0xFE00 and <= 0xFE0E) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);
}
