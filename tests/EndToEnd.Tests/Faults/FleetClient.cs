using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerGraph.EndToEnd.Tests.Faults;

/// <summary>Asks any node, and asks again, elsewhere too, until it has an answer: as a client behind a load balancer does with an idempotency key.</summary>
public sealed class FleetClient(IReadOnlyList<FleetNode> nodes) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private int turn;

    /// <summary>Why requests were asked again, and how often.</summary>
    public ConcurrentDictionary<string, int> Repeated { get; } = new();

    public HttpClient Http { get; } = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(5) }) { Timeout = TimeSpan.FromSeconds(20) };

    public Uri Next() => nodes[Interlocked.Increment(ref turn) % nodes.Count].Address;

    /// <summary>The data of an operation.</summary>
    public async Task<JsonNode> Ask(string document, string token, object? variables = null, Uri? only = null)
    {
        for (var until = DateTime.UtcNow + Patience; ;)
        {
            var reason = "";
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(only ?? Next(), "/graphql")) { Content = JsonContent.Create(new { query = document, variables }) };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                using var response = await Http.SendAsync(request);
                var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
                if (answer["errors"] is null) return answer["data"]!;
                reason = answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>();
                if (reason is "VALIDATION_FAILED" or "BAD_USER_INPUT" or "INTERNAL") throw new InvalidOperationException(answer.ToJsonString());
            }
            catch (Exception away) when (away is HttpRequestException or OperationCanceledException or IOException or JsonException)
            {
                reason = away.GetType().Name;
            }

            Repeated.AddOrUpdate(reason, 1, static (_, times) => times + 1);
            if (DateTime.UtcNow > until) throw new TimeoutException($"No answer after {Patience}: {reason}.\n{string.Join("\n", nodes.Select(node => $"{node.Name}: {node.Log}"))}");
            await Task.Delay(100);
        }
    }

    /// <summary>A mutation that must be accepted.</summary>
    public async Task Do(string mutation, string token, Dictionary<string, object?> input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var payload = (await Ask($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ errors {{ code message }} }} }}", token, new { input }))[mutation]!;
        if (payload["errors"] is JsonArray { Count: > 0 } errors) throw new InvalidOperationException($"{mutation} was refused: {errors.ToJsonString()}");
    }

    public void Dispose() => Http.Dispose();
}
