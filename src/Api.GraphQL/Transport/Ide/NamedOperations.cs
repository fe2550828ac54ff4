using Microsoft.Extensions.FileProviders;

namespace PartnerGraph.Api.GraphQL.Transport.Ide;

/// <summary>The operations that come with the server in the folder <c>operations</c>, for whoever opens the IDE.</summary>
internal static class NamedOperations
{
    private const string Folder = "operations", Extension = ".graphql";

    // What asks comes before what changes.
    private static readonly string[] Kinds = ["query", "mutation", "subscription"];

    /// <summary>All of them in one document, each under what it is for; without the notes for tests on who asks with which variables.</summary>
    public static string Together(IFileProvider content) => string.Join('\n', content.GetDirectoryContents(Folder)
        .Where(file => !file.IsDirectory && file.Name.EndsWith(Extension, StringComparison.Ordinal))
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(Read)
        .OrderBy(operation => Array.FindIndex(Kinds, kind => operation.Contains($"\n{kind} ", StringComparison.Ordinal))));

    private static string Read(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        List<string> lines = [];
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith("# as:", StringComparison.Ordinal)) lines.Add(line.Replace("# variables:", "# Variables, for example:", StringComparison.Ordinal));
        return string.Join('\n', lines) + "\n";
    }
}
