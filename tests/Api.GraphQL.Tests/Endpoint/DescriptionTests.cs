using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema.Descriptions;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>Whoever builds on the schema reads it in an IDE: nothing in it is without words.</summary>
public sealed class DescriptionTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Everything =
        """
        { __schema {
            types { name description
              fields(includeDeprecated: true) { name description args(includeDeprecated: true) { name description } }
              inputFields(includeDeprecated: true) { name description }
              enumValues(includeDeprecated: true) { name description } }
            directives { name description args(includeDeprecated: true) { name description } } } }
        """;

    private static readonly string[] OfTheLanguage = ["Boolean", "Float", "ID", "Int", "String", "deprecated", "include", "skip"];

    [Fact]
    public async Task Every_type_field_argument_input_field_and_value_is_described()
    {
        var schema = (await server.Data(Everything, server.Staff("finance")))["__schema"]!;
        var parts = schema["types"]!.AsArray().Concat(schema["directives"]!.AsArray()).Select(part => part!)
            .Where(part => !Name(part).StartsWith("__", StringComparison.Ordinal) && !OfTheLanguage.Contains(Name(part)));
        Assert.Equal("", string.Join(", ", parts.SelectMany(part => Undescribed("", part))));
    }

    [Fact]
    public async Task Every_line_of_the_descriptions_describes_something()
    {
        await server.Data("{ __typename }", server.Staff("finance"));
        Assert.Equal("", string.Join(", ", server.Services.GetRequiredService<SchemaDescriptions>().Unused));
    }

    private static IEnumerable<string> Undescribed(string of, JsonNode part)
    {
        var name = of + Name(part);
        if (string.IsNullOrWhiteSpace((string?)part["description"])) yield return name;
        foreach (var list in new[] { "fields", "inputFields", "enumValues", "args" })
        {
            foreach (var inner in part[list]?.AsArray() ?? [])
            {
                foreach (var found in Undescribed(name + ".", inner!)) yield return found;
            }
        }
    }

    private static string Name(JsonNode part) => part["name"]!.GetValue<string>();
}
