using System.Collections.Frozen;

namespace PartnerGraph.Write.Domain.Finder.Places;

/// <summary>Reads codes of two letters with their names from text such as <c>DE Germany|FR France</c>.</summary>
internal static class CodeTable
{
    /// <exception cref="ArgumentException">A code is there twice.</exception>
    public static FrozenDictionary<string, string> Parse(string text) => text
        .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToDictionary(entry => entry[..2], entry => entry[3..])
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
