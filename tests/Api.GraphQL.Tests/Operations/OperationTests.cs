using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;

namespace PartnerGraph.Api.GraphQL.Tests.Operations;

/// <summary>The operations that front ends begin with: each fits the schema, and each is answered in the demo.</summary>
public sealed partial class OperationTests(DemoServer server) : IClassFixture<DemoServer>
{
    public static TheoryData<string> All => [.. NamedOperation.Names];

    public static TheoryData<string> Answered => [.. NamedOperation.Names.Where(name => !name.EndsWith("-live", StringComparison.Ordinal))];

    public static TheoryData<string> Live => [.. NamedOperation.Names.Where(name => name.EndsWith("-live", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_fits_the_schema_is_called_like_its_file_and_says_what_it_is_for(string name)
    {
        var operation = NamedOperation.Read(name);
        var document = Parser.Parse(operation.Document);
        var definition = Assert.IsAssignableFrom<GraphQLOperationDefinition>(Assert.Single(document.Definitions));
        Assert.Equal(name, KebabCase().Replace(definition.Name!.StringValue, "-").ToLowerInvariant());
        Assert.StartsWith("# ", operation.Purpose, StringComparison.Ordinal);
        var validated = await new DocumentValidator().ValidateAsync(new ValidationOptions
        {
            Schema = server.Services.GetRequiredService<ISchema>(), Document = document, Operation = definition,
            Variables = new global::GraphQL.SystemTextJson.GraphQLSerializer().Deserialize<Inputs>(operation.Variables.ToJsonString())!,
        });
        Assert.Empty(validated.Errors.Select(error => error.Message));
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task It_is_answered_whole_in_the_demo(string name)
    {
        var operation = NamedOperation.Read(name);
        var data = await server.Data(operation.Document, server.TokenOf(operation.AskedBy), await Variables(operation));
        foreach (var (root, value) in data.AsObject())
        {
            Assert.True(value is not null, $"{root} is null for {operation.AskedBy}");
            Assert.True(value is not JsonObject { } payload || payload["errors"] is not JsonArray { Count: > 0 }, value.ToJsonString());
        }

        await server.CaughtUp();
    }

    [Theory]
    [MemberData(nameof(Live))]
    public async Task It_begins_to_listen_in_the_demo(string name)
    {
        var operation = NamedOperation.Read(name);
        var selection = operation.Document[operation.Document.IndexOf('{', StringComparison.Ordinal)..].Replace("(after: $after)", $"(after: \"{await Subscriber.Now(server)}\")", StringComparison.Ordinal);
        using var listening = await Subscriber.Start(server, server.TokenOf(operation.AskedBy)!, selection);
        Assert.NotEmpty(await listening.NextCursor());
    }

    [Fact]
    public async Task The_IDE_opens_with_all_of_them_and_the_server_takes_them_together()
    {
        var settings = JsonNode.Parse(await server.Http.GetStringAsync(new Uri("/graphql/bcp-config.json", UriKind.Relative)))!;
        var together = settings["graphQLDocument"]!.GetValue<string>();
        Assert.All(NamedOperation.Names, name => Assert.Contains(NamedOperation.Read(name).Document.Trim(), together, StringComparison.Ordinal));
        Assert.DoesNotContain("# as:", together, StringComparison.Ordinal);
        using var answer = await server.Http.PostAsJsonAsync("/graphql", new { query = together, operationName = "Rule", variables = new { id = "BUDGET-2" } });
        Assert.Equal("BUDGET-2", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!["policyRule"]!["ruleId"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_is_known_by_the_hash_of_its_file(string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(NamedOperation.Folder, name + ".graphql"))));
        // By GET nothing happens: a query is run or asks for a token, and what is none is refused for what it is.
        using var answer = await server.Http.GetAsync(new Uri($"/graphql?documentId=sha256:{hash}", UriKind.Relative));
        Assert.NotEqual(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("PERSISTED_QUERY", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // What one step tells another, as it is for whoever tries them by hand.
    private async Task<JsonObject> Variables(NamedOperation operation)
    {
        var text = operation.Variables.ToJsonString();
        if (!text.Contains("from myInvitations", StringComparison.Ordinal)) return operation.Variables;
        var invited = await server.Data("{ myInvitations { nodes { token } } }", server.TokenOf("otter-user"));
        var token = invited["myInvitations"]!["nodes"]!.AsArray().Select(node => node!["token"]!.GetValue<string>()).FirstOrDefault() ?? await Invite();
        return JsonNode.Parse(text.Replace("from myInvitations", token, StringComparison.Ordinal))!.AsObject();
    }

    private async Task<string> Invite() => (await server.Data(
        """mutation { createInvitation(input: { channel: EMAIL, model: RESELLER, email: "it@demo-otter.example" }) { invitation { token } } }""",
        server.TokenOf("alice")))["createInvitation"]!["invitation"]!["token"]!.GetValue<string>();

    [GeneratedRegex("(?<!^)(?=[A-Z])")]
    private static partial Regex KebabCase();
}
