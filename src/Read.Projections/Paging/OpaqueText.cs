using System.Buffers.Text;

namespace PartnerGraph.Read.Projections.Paging;

/// <summary>
/// Ids and cursors as clients hand them back. A text is either the one that was given out or none: blanks, padding and stray bits, which
/// decoders of Base64 forgive, would let one thing have many names.
/// </summary>
public static class OpaqueText
{
    /// <summary>The bytes behind the text; null when it is not the one text for them, or longer than any that is given out.</summary>
    public static byte[]? Decode(string text, int longest)
    {
        if (text.Length == 0 || text.Length > longest || !Base64Url.IsValid(text)) return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}
