using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Operations;
using PartnerGraph.Api.GraphQL.Transport.Kept;

namespace PartnerGraph.Api.GraphQL.Tests.Kept;

/// <summary>The demo on a server that keeps answers, fewer than are asked for.</summary>
public sealed class KeptServer : DemoServer
{
    protected override string[] Settings => [.. base.Settings, "--GraphQL:KeptAnswerBytes=300000"];

    /// <summary>How often an answer was given again.</summary>
    public long Repeated => Services.GetRequiredService<KeptAnswers>().Repeated;

    /// <summary>Data and errors of an answer, letter by letter; without what is told of cost and of faults, which differs each time.</summary>
    /// <param name="run">Asks for a run, whatever is kept.</param>
    /// <param name="position">What the answer must include.</param>
    public async Task<string> Ask(string document, string? token, object? variables = null, bool run = false, string? position = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (run) request.Headers.CacheControl = new() { NoCache = true };
        if (position is not null) request.Headers.Add("PartnerGraph-Min-Position", position);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var response = await Http.SendAsync(request);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return string.Join('\n', answer.RootElement.EnumerateObject().Where(part => part.Name != "extensions").Select(part => $"{part.Name} {Text(part.Value)}").Prepend($"{(int)response.StatusCode}"));
    }

    /// <summary>Sets a budget; the position that includes it.</summary>
    public async Task<string> SetBudget(string customer, int amount)
    {
        var payload = (await Data(
            "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { position errors { code } } }", TokenOf("alice"),
            new { input = new { customerId = GlobalId.Of("Customer", customer), amount = $"{amount}" } }))["setCustomerBudget"]!;
        Assert.Equal("[]", payload["errors"]!.ToJsonString());
        return payload["position"]!.GetValue<string>();
    }

    // Fields that are refused beside one another are refused in any order.
    private static string Text(JsonElement part) => part.ValueKind == JsonValueKind.Array
        ? string.Join(',', part.EnumerateArray().Select(error => error.GetRawText()).Order(StringComparer.Ordinal))
        : part.GetRawText();

    /// <summary>How many of three equal questions, one after the other, were answered by what was kept.</summary>
    public async Task<long> RepeatedOfThree(string document, string? token, object? variables = null)
    {
        var before = Repeated;
        var run = await Ask(document, token, variables, run: true);
        for (var i = 0; i < 3; i++) Assert.Equal(run, await Ask(document, token, variables));
        return Repeated - before;
    }
}
