using System.Collections.Immutable;
using System.Text.Json;

namespace PartnerGraph.Import.Organizations;

/// <summary>One line as JSON: an object with <c>name</c>, <c>homepage</c>, <c>description</c> and <c>categories</c>; others are ignored.</summary>
internal static class OrganizationJson
{
    private const string Name = "name", HomePage = "homepage", Description = "description", Categories = "categories";

    /// <summary>The organisation, or what is wrong with the line.</summary>
    public static (Organization? Organization, ColumnProblem Problem) Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement) : Wrong("", "The line is no JSON object.");
        }
        catch (JsonException)
        {
            return Wrong("", $"'{ColumnProblem.Shown(line)}' is no JSON.");
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of surrogates, escaped.
            return Wrong("", "A text of the line is no text.");
        }
    }

    private static (Organization? Organization, ColumnProblem Problem) Read(JsonElement line)
    {
        foreach (var property in (string[])[Name, HomePage, Description])
            if (line.TryGetProperty(property, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)) return Wrong(property, "A text is expected.");
        if (string.IsNullOrWhiteSpace(Text(line, Name))) return Wrong(Name, "A name is expected.");
        if (CategoriesOf(line) is not { } categories) return Wrong(Categories, "A list of texts is expected.");
        return (new(Text(line, Name)!.Trim(), Text(line, HomePage), Text(line, Description), categories), default);
    }

    private static string? Text(JsonElement line, string property) =>
        line.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ImmutableArray<string>? CategoriesOf(JsonElement line)
    {
        if (!line.TryGetProperty(Categories, out var value) || value.ValueKind == JsonValueKind.Null) return ImmutableArray<string>.Empty;
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(entry => entry.ValueKind != JsonValueKind.String)) return null;
        return [.. value.EnumerateArray().Select(entry => entry.GetString()!)];
    }

    private static (Organization?, ColumnProblem) Wrong(string property, string reason) => (null, new(property, reason));
}
