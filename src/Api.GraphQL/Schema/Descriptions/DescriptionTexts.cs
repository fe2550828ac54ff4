namespace PartnerGraph.Api.GraphQL.Schema.Descriptions;

/// <summary>The lines of every <c>descriptions.txt</c>.</summary>
internal static class DescriptionTexts
{
    private const string Ending = "descriptions.txt";

    /// <exception cref="InvalidOperationException">A line is none, or something is described twice.</exception>
    public static Dictionary<string, string> Read()
    {
        var assembly = typeof(DescriptionTexts).Assembly;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(Ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var lines = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (lines.ReadLine() is { } line)
            {
                if (line.Length == 0 || line.StartsWith('#')) continue;
                if (line.Split(": ", 2) is not [var what, var text] || !texts.TryAdd(what, text))
                    throw new InvalidOperationException($"{name} says nothing new: {line}");
            }
        }

        return texts;
    }
}
