using System.Text;

namespace PartnerGraph.Write.Domain.Finder.Places;

/// <summary>Names of places as people type them: with or without accents, hyphens and apostrophes, in any case.</summary>
public static class PlaceName
{
    // The class library's own decomposition of letters is not there when it runs without culture data.
    private const string Accented = "àáâãäåāăąảạấầẩẫậắằẳẵặçćčďđðèéêëēėęěẽẻẹếềểễệğģìíîïīįıỉịķłļľñńņňòóôõöøōőơỏọốồổỗộớờởỡợŕřśşšșţťțùúûüūůűųưủụứừửữựýÿỳỷỵźżž";
    private const string Plain = "aaaaaaaaaaaaaaaaaaaaacccdddeeeeeeeeeeeeeeeeggiiiiiiiiiklllnnnnooooooooooooooooooooorrsssstttuuuuuuuuuuuuuuuuyyyyyzzz";

    /// <summary>The form in which two spellings of one name are equal.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant())
        {
            if (c is >= '\u0300' and <= '\u036F' or '\'' or '’' or 'ʻ' or '.' or ',') continue;
            folded.Append(Accented.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? Plain[at] : c is '-' ? ' ' : c);
        }

        var line = ProfileText.Line(folded.ToString()) ?? "";
        return line.StartsWith("st ", StringComparison.Ordinal) ? $"saint {line[3..]}" : line;
    }
}
