using System.Net;
using System.Text.Json;

namespace PartnerGraph.Api.Transport.Tests;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("Grüße an 云伙伴 😀 <b>&'+\\u2028")]
    [InlineData("quote \\\" slash \\\\ line \\n tab \\t nul \\u0000")]
    public async Task Letters_are_written_as_they_are(string name)
    {
        await using var endpoint = await Endpoint.Start("ReportCost=false");
        var text = await (await endpoint.Post($$"""{ hello(name: "{{name}}") }""")).Text();
        var meant = JsonSerializer.Deserialize<string>($"\"{name}\"");
        Assert.Equal($"Hello, {meant}!", JsonDocument.Parse(text).RootElement.GetProperty("data").GetProperty("hello").GetString());
        if (name[0] == 'G') Assert.Contains("Grüße an 云伙伴 😀 <b>&'+", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_costs_its_letter_alone()
    {
        await using var endpoint = await Endpoint.Start("ReportCost=false");
        var response = await endpoint.Post("""{ hello(name: "a\ud800b") }""");
        Assert.Equal("""{"data":{"hello":"Hello, a�b!"}}""", await response.Text());
    }

    [Fact]
    public async Task An_answer_larger_than_the_limit_is_an_error_with_its_code()
    {
        await using var endpoint = await Endpoint.Start("MaxAnswerBytes=2000");
        var response = await endpoint.Post("{ items(first: 200) { label } }");
        Assert.Equal((HttpStatusCode.BadRequest, "ANSWER_TOO_LARGE"), (response.StatusCode, await response.Code()));
        Assert.Equal(HttpStatusCode.OK, (await endpoint.Post("{ items(first: 50) { label } }")).StatusCode);
    }

    [Fact]
    public async Task A_socket_has_the_same_limit()
    {
        await using var endpoint = await Endpoint.Start("MaxAnswerBytes=2000");
        await using var client = await SocketClient.Ready(endpoint);
        await client.Subscribe("1", "{ items(first: 200) { label } }");
        Assert.Contains("ANSWER_TOO_LARGE", await client.Next(), StringComparison.Ordinal);
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.Next());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task An_answer_too_long_to_be_kept_is_streamed_whole(string accept)
    {
        await using var kept = await Endpoint.Start();
        await using var streamed = await Endpoint.Start("AnswerBufferBytes=1000");
        const string query = "{ items(first: 5000) { number label self { label } nested: items(first: 2) { number } } }";
        var expected = await (await kept.Post(new { query }, accept)).Text();
        var response = await streamed.Post(new { query }, accept);
        Assert.Equal(expected.Length, response.Content.Headers.ContentLength);
        Assert.Equal(expected, await response.Text());
    }

    [Fact]
    public async Task A_streamed_answer_has_its_tag_too()
    {
        await using var endpoint = await Endpoint.Start("AnswerBufferBytes=100");
        var first = await endpoint.Get("{ items(first: 100) { label } }");
        var request = new HttpRequestMessage(HttpMethod.Get, $"{endpoint.Url}?query={Uri.EscapeDataString("{ items(first: 100) { label } }")}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await endpoint.Send(request, "application/graphql-response+json")).StatusCode);
    }

    [Fact]
    public async Task Errors_are_listed_up_to_a_hundred()
    {
        await using var endpoint = await Endpoint.Start();
        var response = await endpoint.Post("{ " + string.Concat(Enumerable.Range(0, 500).Select(n => $"no{n} ")) + "}");
        Assert.Equal(100, JsonDocument.Parse(await response.Text()).RootElement.GetProperty("errors").GetArrayLength());
    }
}
