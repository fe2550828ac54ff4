using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace PartnerGraph.Processes.Exports.Contents;

/// <summary>Values as the API spells them, such as <c>PAY_PER_USE</c>.</summary>
internal static partial class Words
{
    private static readonly ConcurrentDictionary<Enum, string> Known = [];

    public static string Of<T>(T value) where T : struct, Enum => Known.GetOrAdd(value, static known => Border().Replace(known.ToString(), "_").ToUpperInvariant());

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Border();
}
