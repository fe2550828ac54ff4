using System.Net;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Api.GraphQL.Transport.Rates;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>So many calls of one caller in a second, whatever they come over.</summary>
public sealed class RateLimitTests
{
    [Fact, Trait("Rule", "API-1")]
    public async Task The_eleventh_call_of_a_second_is_refused_and_the_tenth_answered()
    {
        await using var endpoint = await Endpoint.Start("Rates:CallsPerSecond=10");
        for (var call = 1; call <= 10; call++) Assert.Equal(HttpStatusCode.OK, (await endpoint.Post("{ hello }")).StatusCode);
        var refused = await endpoint.Post("{ hello }");
        Assert.Equal((HttpStatusCode.TooManyRequests, "2"), (refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        var error = JsonNode.Parse(await refused.Text())!["errors"]![0]!;
        Assert.Equal("The limit of the service graphql is 10 calls in 1 second. Send the same again after 2 to 5 seconds.", (string?)error["message"]);
        Assert.Equal(
            """{"code":"APIG.0308","rateLimit":{"service":"graphql","limit":10,"remaining":0,"resetAt":"2000-01-01T00:00:01.000Z"}}""",
            error["extensions"]!.ToJsonString());
        // A token counts for itself.
        Assert.Equal(HttpStatusCode.OK, (await endpoint.Post(new { query = "{ hello }" }, authorization: "Bearer good")).StatusCode);
    }

    [Fact, Trait("Rule", "API-1")]
    public async Task Twenty_calls_at_once_are_ten_answers_and_ten_refusals()
    {
        await using var endpoint = await Endpoint.Start("Rates:CallsPerSecond=10");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => endpoint.Post("{ hello }")));
        Assert.Equal(10, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(10, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Theory, Trait("Rule", "API-3")]
    [InlineData(2_000, 10)]
    [InlineData(100, 1)]
    [InlineData(99, 0)]
    public async Task Calls_come_back_with_time(int milliseconds, int answered)
    {
        await using var endpoint = await Endpoint.Start("Rates:CallsPerSecond=10");
        for (var call = 1; call <= 10; call++) await endpoint.Post("{ hello }");
        endpoint.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        for (var call = 1; call <= answered; call++) Assert.Equal(HttpStatusCode.OK, (await endpoint.Post("{ hello }")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await endpoint.Post("{ hello }")).StatusCode);
    }

    [Fact, Trait("Rule", "API-1")]
    public async Task Every_root_field_is_a_call_under_whatever_alias_or_fragment()
    {
        await using var endpoint = await Endpoint.Start("Rates:CallsPerSecond=10");
        var answer = await endpoint.Post("{ a: hello b: hello ...F ...F ... { c: hello } hello __typename } fragment F on Query { hello d: hello }");
        Assert.EndsWith("\"rateLimit\":{\"service\":\"graphql\",\"limit\":10,\"remaining\":5,\"resetAt\":\"2000-01-01T00:00:00.500Z\"}}}", await answer.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await endpoint.Post("{ a: hello b: hello c: hello d: hello e: hello f: hello }")).StatusCode);
        // Nothing was counted for what was refused.
        Assert.Equal(HttpStatusCode.OK, (await endpoint.Post("{ a: hello b: hello c: hello d: hello e: hello }")).StatusCode);
    }

    [Fact]
    public async Task More_root_fields_than_the_limit_take_all_of_it_and_no_more()
    {
        await using var endpoint = await Endpoint.Start("Rates:CallsPerSecond=2");
        Assert.Equal(HttpStatusCode.OK, (await endpoint.Post("{ a: hello b: hello c: hello }")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await endpoint.Post("{ hello }")).StatusCode);
    }

    [Fact]
    public async Task Introspection_calls_nothing_and_is_told_no_limit()
    {
        await using var endpoint = await Endpoint.Start("Rates:CallsPerSecond=1");
        for (var call = 0; call < 3; call++)
            Assert.EndsWith("""{"cost":{"requested":30,"limit":200000}}}""", await (await endpoint.Post("{ __typename __schema { queryType { name } } }")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_get_nothing_is_told_that_would_make_each_answer_differ()
    {
        await using var endpoint = await Endpoint.Start("Rates:CallsPerSecond=10");
        var first = await endpoint.Get("{ hello }");
        Assert.DoesNotContain("rateLimit", await first.Text(), StringComparison.Ordinal);
        Assert.Equal(first.Headers.ETag, (await endpoint.Get("{ hello }")).Headers.ETag);
    }

    [Fact, Trait("Rule", "API-1")]
    public async Task A_socket_is_refused_an_operation_and_stays()
    {
        await using var endpoint = await Endpoint.Start("Rates:CallsPerSecond=1");
        await using var client = await SocketClient.Ready(endpoint);
        await client.Subscribe("1", "subscription { countdown(from: 1) }");
        for (var message = 0; message < 2; message++) await client.Next();
        await client.Subscribe("2", "{ hello }");
        var refused = await client.Json();
        Assert.Equal(("error", "APIG.0308"), ((string?)refused["type"], (string?)refused["payload"]![0]!["extensions"]!["code"]));
        endpoint.Time.Advance(TimeSpan.FromSeconds(2));
        await client.Subscribe("3", "{ hello }");
        Assert.Contains("Hello", await client.Next(), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "API-1")]
    public async Task An_event_stream_counts_as_well()
    {
        await using var endpoint = await Endpoint.Start("Rates:CallsPerSecond=1");
        await endpoint.Post("{ hello }");
        await using var stream = await EventStreamClient.Post(endpoint, "subscription { countdown(from: 1) }");
        Assert.Contains("APIG.0308", await stream.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_holds_a_bounded_number_of_subscriptions_over_all_its_sockets()
    {
        await using var endpoint = await Endpoint.Start("MaxSubscriptionsPerCaller=1");
        await using var client = await SocketClient.Ready(endpoint);
        await client.Subscribe("1", "subscription { numbers }");
        await endpoint.Flow.Waiting.Task;
        await using var other = await SocketClient.Ready(endpoint);
        await other.Subscribe("1", "subscription { countdown(from: 1) }");
        var refused = await other.Next();
        Assert.Contains("APIG.0308", refused, StringComparison.Ordinal);
        Assert.Contains("1 subscriptions of one caller at a time", refused, StringComparison.Ordinal);
        await client.Send(new { id = "1", type = "complete" });
        while (endpoint.Limits.Known > 1) await Task.Yield();
        await other.Subscribe("2", "subscription { countdown(from: 1) }");
        Assert.Contains("countdown", await other.Next(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, HttpStatusCode.OK)]
    [InlineData(6, HttpStatusCode.BadRequest)]
    public async Task A_document_has_a_bounded_number_of_directives(int directives, HttpStatusCode status)
    {
        await using var endpoint = await Endpoint.Start("MaxDirectives=5");
        var query = "{ " + string.Concat(Enumerable.Range(0, directives).Select(n => $"a{n}: hello(name: \"@@\") @include(if: true) ")) + "}";
        var response = await endpoint.Post(query);
        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.BadRequest) Assert.Equal("DOCUMENT_TOO_LARGE", await response.Code());
    }

    [Theory]
    [InlineData("false", 30)]
    [InlineData("true", 31)]
    public async Task Introspection_costs_nothing_unless_it_is_counted(string counted, int cost)
    {
        await using var endpoint = await Endpoint.Start($"CountIntrospection={counted}");
        Assert.EndsWith($"{{\"cost\":{{\"requested\":{cost},\"limit\":200000}}}}}}", await (await endpoint.Post("{ __schema { queryType { name } } }")).Text(), StringComparison.Ordinal);
    }

    /// <summary>Each call is answered exactly when a plain count in fractions says that there is one left.</summary>
    [Property(MaxTest = 200)]
    public void A_bucket_holds_what_a_plain_count_says(byte limitSeed, (ushort Pause, byte Calls)[] steps)
    {
        var (limit, time) = ((limitSeed % 50) + 1, new FakeTimeProvider());
        var rates = new CallerRates(time);
        // In units of a call times the ticks of a second, so that nothing is rounded.
        var left = (decimal)limit;
        foreach (var (pause, seed) in steps)
        {
            time.Advance(TimeSpan.FromTicks(pause * 100L));
            left = Math.Min(limit, left + (pause * 100L * (decimal)limit / TimeSpan.TicksPerSecond));
            var calls = Math.Min((seed % 5) + 1, limit);
            rates.Take([("s", limit, calls)], out var refused);
            Assert.Equal(left < calls, refused);
            if (!refused) left -= calls;
        }
    }

    [Fact]
    public void A_caller_is_forgotten_a_second_after_its_last_call_and_no_sooner()
    {
        var time = new FakeTimeProvider();
        var rates = new CallerRates(time);
        rates.Take([("s", 10, 10)], out _);
        time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        Assert.False(rates.Forget());
        time.Advance(TimeSpan.FromTicks(1));
        Assert.True(rates.Forget());
        Assert.Null(rates.Take([("s", 10, 1)], out _));
    }
}
