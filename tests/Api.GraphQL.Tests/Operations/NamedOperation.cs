using System.Text.Json.Nodes;

namespace PartnerGraph.Api.GraphQL.Tests.Operations;

/// <summary>A file of <c>schema/operations</c>: what it is for, who asks with which variables in the demo, and the operation.</summary>
internal sealed record NamedOperation(string Name, string Purpose, string AskedBy, JsonObject Variables, string Document)
{
    private const string As = "# as: ", With = "# variables: ";

    public static string Folder { get; } = RepositoryRoot.File("schema/operations");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.graphql").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static NamedOperation Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name + ".graphql"));
        return new(
            name, lines[0], Value(lines, As), JsonNode.Parse(Value(lines, With))!.AsObject(),
            string.Join('\n', lines.Where(line => !line.StartsWith('#'))));
    }

    private static string Value(string[] lines, string prefix) => lines.Single(line => line.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..];
}
