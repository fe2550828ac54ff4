using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PartnerGraph.Api.Transport.Tests;

public sealed class LimitTests : IAsyncLifetime
{
    private Endpoint _endpoint = null!;

    public async Task InitializeAsync() => _endpoint = await Endpoint.Start();

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Fact]
    public async Task A_body_larger_than_the_limit_is_413()
    {
        var response = await _endpoint.Post(new { query = "{ hello }", variables = new { x = new string('x', 2 * 1024 * 1024) } });
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "REQUEST_TOO_LARGE"), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_cut_at_the_limit()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _endpoint.Url) { Content = JsonContent.Create(new { query = new string('x', 2 * 1024 * 1024) }) };
        request.Headers.TransferEncodingChunked = true;
        var response = await _endpoint.Send(request, "*/*");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "REQUEST_TOO_LARGE"), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task A_large_batch_in_variables_passes()
    {
        var lines = Enumerable.Range(0, 1_000).Select(n => new { id = n, resource = new string('x', 1_000) }).ToList();
        var response = await _endpoint.Post(new { query = "{ hello }", variables = new { lines } });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public static TheoryData<string, string> Attacks => new()
    {
        { "{ " + Repeat("hello ", 20_000) + "}", "DOCUMENT_TOO_LARGE" },
        { "{ " + Repeat("a ", 9_000) + "}", "DOCUMENT_TOO_LARGE" },
        { "{ " + Repeat("hello ", 1_001) + "}", "DOCUMENT_TOO_COMPLEX" },
        { "{ " + Repeat("hello ", 300) + "}", "DOCUMENT_TOO_COMPLEX" },
        { "{ " + string.Concat(Enumerable.Range(0, 101).Select(n => $"a{n}: hello ")) + "}", "DOCUMENT_TOO_COMPLEX" },
        { "{ " + string.Concat(Enumerable.Range(0, 2_001).Select(n => $"f{n} ")) + "}", "DOCUMENT_TOO_LARGE" },
        { "{ item(number: 1) " + Repeat("{ self ", 20) + "{ label }" + Repeat("}", 21), "DOCUMENT_TOO_DEEP" },
        { "{ hello(name: " + Repeat("[", 500) + Repeat("]", 500) + ") }", "DOCUMENT_TOO_DEEP" },
        { "{ " + Repeat("item(number: 1) { label ...F } ", 100) + "} fragment F on Item { " + Repeat("label ", 300) + "}", "DOCUMENT_TOO_COMPLEX" },
        { "{ ...F0 } " + string.Concat(Enumerable.Range(0, 30).Select(n => $"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }} ")) + "fragment F30 on Query { hello }", "DOCUMENT_TOO_COMPLEX" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task An_expensive_document_is_refused_before_validation(string query, string code)
    {
        var response = await _endpoint.Post(query);
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, await response.Code()));
        Assert.Equal(0, _endpoint.Validator.Runs);
    }

    [Fact]
    public async Task A_fragment_cycle_ends_and_is_explained_by_validation()
    {
        var response = await _endpoint.Post("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }");
        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_FAILED"), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task An_operation_of_a_hundred_fields_passes()
    {
        var response = await _endpoint.Post("{ " + string.Concat(Enumerable.Range(0, 50).Select(n => $"a{n}: item(number: {n}) {{ label }} ")) + "}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Rows_multiply_the_cost_of_what_is_below_them()
    {
        var response = await _endpoint.Post(new { query = "query($n: Int = 7) { items(first: $n) { label items { number } } }", variables = new { n = 10 } });
        // 30 for the operation, items 1, then 10 rows of label 1 + items 1 + 20 rows of number by default.
        Assert.EndsWith("""{"cost":{"requested":251,"limit":200000}}}""", await response.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ sum(numbers: [1, 2, 3]) }", null, 44)]
    [InlineData("{ sum(numbers: 1) }", null, 38)]
    [InlineData("query($n: [Int!]!) { sum(numbers: $n) }", """{"n":[1,2,3,4]}""", 47)]
    [InlineData("query($in: Numbers!) { sumOf(input: $in) }", """{"in":{"numbers":[1,2]}}""", 41)]
    [InlineData("query($n: [Int!]!) { sumOf(input: { numbers: $n }) }", """{"n":[1,2]}""", 41)]
    public async Task What_is_asked_in_a_list_may_cost_by_its_items(string query, string? variables, int cost)
    {
        var response = await _endpoint.Post(new { query, variables = variables is null ? null : JsonNode.Parse(variables) });
        Assert.EndsWith($"{{\"cost\":{{\"requested\":{cost},\"limit\":200000}}}}}}", await response.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_over_the_cost_limit_is_refused_also_when_its_text_is_cached()
    {
        const string query = "query($n: Int!) { items(first: $n) { items(first: 100) { items(first: 50) { label } } } }";
        Assert.Equal(HttpStatusCode.OK, (await _endpoint.Post(new { query, variables = new { n = 1 } })).StatusCode);
        var response = await _endpoint.Post(new { query, variables = new { n = 100 } });
        Assert.Equal((HttpStatusCode.BadRequest, "COST_EXCEEDED"), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task An_operation_over_the_time_limit_is_stopped_with_504()
    {
        var answer = _endpoint.Post("{ endless }");
        await _endpoint.Flow.Waiting.Task;
        _endpoint.Time.Advance(TimeSpan.FromSeconds(30));
        var response = await answer;
        Assert.Equal((HttpStatusCode.GatewayTimeout, "TIMEOUT"), (response.StatusCode, await response.Code()));
        Assert.True(_endpoint.Flow.Stopped.Task.IsCompleted);
    }

    [Fact]
    public async Task An_operation_stops_when_its_client_leaves()
    {
        using var leaving = new CancellationTokenSource();
        var answer = _endpoint.Http.GetAsync(new Uri("?query={endless}", UriKind.Relative), leaving.Token);
        await _endpoint.Flow.Waiting.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await _endpoint.Flow.Stopped.Task;
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
