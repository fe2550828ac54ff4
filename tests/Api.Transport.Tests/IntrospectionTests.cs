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
}
