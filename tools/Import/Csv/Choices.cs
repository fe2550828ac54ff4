using System.Text.RegularExpressions;

namespace PartnerGraph.Import.Csv;

/// <summary>The values of an enum as files write them: <c>PAY_PER_USE</c>, as in the API; case does not matter.</summary>
internal static partial class Choices<T> where T : struct, Enum
{
    private static readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> Values =
        Enum.GetValues<T>().ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Names { get; } = string.Join(", ", Enum.GetValues<T>().Select(NameOf));

    public static bool TryFind(ReadOnlySpan<char> text, out T value) => Values.TryGetValue(text, out value);

    public static string NameOf(T value) => WordStart().Replace(value.ToString(), "_").ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
