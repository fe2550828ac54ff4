using System.Net;

namespace PartnerGraph.Api.Transport.Tests;

public sealed class IntrospectionTests
{
    [Fact]
    public async Task What_the_specification_of_2025_adds_is_answered()
    {
        await using var endpoint = await Endpoint.Start("ReportCost=false");
        var response = await endpoint.Post(
            """
            {
              __type(name: "String") { specifiedByURL isOneOf inputFields(includeDeprecated: true) { name isDeprecated deprecationReason } }
              __schema { description directives { name isRepeatable args(includeDeprecated: true) { name isDeprecated } } }
            }
            """);
        var text = await response.Text();
        Assert.StartsWith("""{"data":{"__type":{"specifiedByURL":null,"isOneOf":null,"inputFields":null},""", text, StringComparison.Ordinal);
        Assert.Contains("""{"name":"skip","isRepeatable":false,"args":[{"name":"if","isDeprecated":false}]}""", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_directives_of_the_specification_are_listed()
    {
        await using var endpoint = await Endpoint.Start("ReportCost=false");
        var text = await (await endpoint.Post("{ __schema { directives { name locations args { name } } } }")).Text();
        Assert.Contains("""{"name":"oneOf","locations":["INPUT_OBJECT"],"args":[]}""", text, StringComparison.Ordinal);
        Assert.Contains("""{"name":"specifiedBy","locations":["SCALAR"],"args":[{"name":"url"}]}""", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspection_costs_what_it_yields()
    {
        await using var endpoint = await Endpoint.Start("MaxCost=200", "CountIntrospection=true");
        var types = string.Concat(Enumerable.Range(0, 40).Select(n => $"a{n}: types {{ fields {{ args {{ type {{ name }} }} }} }} "));
        var response = await endpoint.Post($"{{ __schema {{ {types} }} }}");
        Assert.Equal("COST_EXCEEDED", await response.Code());
        Assert.Equal("COST_EXCEEDED", await (await endpoint.Post("{ __schema { " + Nested(8) + " } }")).Code());
        Assert.Equal(HttpStatusCode.OK, (await endpoint.Post("{ __typename __schema { types { name } } }")).StatusCode);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "COST_EXCEEDED")]
    public async Task The_schema_is_told_at_most_twice_over(int times, string? code)
    {
        await using var endpoint = await Endpoint.Start();
        var type = string.Concat(Enumerable.Repeat("{ kind name ofType ", 9)) + "{ kind name }" + string.Concat(Enumerable.Repeat(" }", 9));
        var types = $"types {{ kind name description fields(includeDeprecated: true) {{ name description args {{ name description type {type} defaultValue }} type {type} }} "
            + $"inputFields {{ name type {type} }} interfaces {type} possibleTypes {type} enumValues(includeDeprecated: true) {{ name description }} }}";
        var response = await endpoint.Post("{ " + string.Concat(Enumerable.Range(0, times).Select(n => $"a{n}: __schema {{ {types} }} ")) + "}");
        Assert.Equal(code, response.StatusCode == HttpStatusCode.OK ? null : await response.Code());
    }

    private static string Nested(int levels) => levels == 0 ? "types { name }" : $"types {{ {Fields(levels)} }}";

    private static string Fields(int levels) => levels == 0 ? "name" : $"fields {{ type {{ {Fields(levels - 1)} }} }}";
}
