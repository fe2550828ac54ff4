using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace PartnerGraph.Api.GraphQL.Tests.Hostile;

/// <summary>Methods, headers, paths and types that are meant for another server, or for a careless one.</summary>
public sealed class HostileRequestTests(HostileServer server) : IClassFixture<HostileServer>
{
    private const string Query = """{"query":"{ __typename }"}""", Mutation = "mutation { createInvitation(input: { channel: LINK, model: RESELLER }) { position } }";

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json, text/plain")]
    [InlineData("application/jsonp")]
    [InlineData(";;;")]
    public Task A_body_of_another_type_is_415(string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Query));
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return server.Attack(new(HttpMethod.Post, "/graphql") { Content = content }, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("PROPFIND")]
    [InlineData("MKCOL")]
    public Task Another_method_is_405(string method) => server.Attack(new(new(method), "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) }, 405, "METHOD_NOT_ALLOWED");

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("X-Method-Override")]
    public async Task A_header_or_a_parameter_makes_no_post_of_a_get(string header)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?_method=POST&query={Uri.EscapeDataString(Mutation)}") { Headers = { Authorization = new("Bearer", server.Own) } };
        request.Headers.Add(header, "POST");
        await server.Attack(request, 405, "METHOD_NOT_ALLOWED");
        Assert.Equal(0, (int?)(await server.Data("{ invitations { totalCount } }", server.Own))["invitations"]!["totalCount"]);
    }

    [Theory]
    [InlineData("query={__typename}&query={__typename}", "BAD_REQUEST")]
    [InlineData("query=", "BAD_REQUEST")]
    [InlineData("variables={}", "BAD_REQUEST")]
    [InlineData("query={__typename}&variables=[1]", "BAD_REQUEST")]
    [InlineData("query={__typename}&variables={", "BAD_REQUEST")]
    [InlineData("query={__typename}&variables={\"a\":1,\"a\":2}", "BAD_REQUEST")]
    [InlineData("query={__typename}&extensions=\"x\"", "BAD_REQUEST")]
    [InlineData("query=%ff%fe", "SYNTAX_ERROR")]
    [InlineData("query=%00", "SYNTAX_ERROR")]
    [InlineData("query={a", "SYNTAX_ERROR")]
    [InlineData("documentId=1", "BAD_REQUEST")]
    [InlineData("documentId=sha256:x&documentId=sha256:y", "BAD_REQUEST")]
    public Task A_link_that_is_no_question_is_400(string query, string code) => server.Attack(new(HttpMethod.Get, $"/graphql?{query}"), 400, code);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml;q=1")]
    [InlineData("application/json;q=0, */*;q=0")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task An_answer_that_nobody_takes_is_406(string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        await server.Attack(request, 406, "NOT_ACCEPTABLE");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Mode", "no-cors")]
    [InlineData("Sec-Fetch-Mode", "navigate")]
    public async Task A_picture_of_another_site_asks_nothing(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.Add(header, value);
        await server.Attack(request, 403, "CROSS_SITE_REQUEST");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    [InlineData("' OR 1=1")]
    public async Task A_position_that_is_none_is_refused(string position)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }), Headers = { Authorization = new("Bearer", server.Own) } };
        request.Headers.TryAddWithoutValidation("PartnerGraph-Min-Position", position);
        await server.Attack(request, 400, "BAD_USER_INPUT");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("../../etc/passwd")]
    [InlineData("e30")]
    [InlineData("LTE")]
    public async Task An_event_that_was_never_told_is_no_place_to_go_on(string last)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription { quotaAlertRaised { level } }" }) };
        request.Headers.Authorization = new("Bearer", server.Own);
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
        using var answer = await server.Http.SendAsync(request);
        var events = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"code\":\"BAD_USER_INPUT\"", events, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata: \n\n", events, StringComparison.Ordinal);
        Assert.InRange(events.Length, 1, 2_000);
        await server.ServesAsBefore();
    }

    [Theory]
    [InlineData("/finder/..%2f..%2fappsettings.json")]
    [InlineData("/finder/%2e%2e%2f%2e%2e%2fappsettings.json")]
    [InlineData("/finder/..%5c..%5cappsettings.json")]
    [InlineData("/graphql/..%2f..%2fappsettings.json")]
    [InlineData("/graphql/%2e%2e/%2e%2e/signing.key")]
    [InlineData("/graphql//etc/passwd")]
    [InlineData("/docs/..%2f..%2fevents.db")]
    [InlineData("/docs/%252e%252e%252fsigning.key")]
    [InlineData("/exports/..%2f..%2fsigning.key")]
    [InlineData("/exports/01981e6c-0000-7000-8000-000000000000?until=99999999999&signature=AAAA")]
    [InlineData("/exports/01981e6c-0000-7000-8000-000000000000?until=1e9&signature=")]
    [InlineData("/exports/'%20OR%201=1")]
    [InlineData("/.git/config")]
    [InlineData("/appsettings.json")]
    [InlineData("/wwwroot/finder/finder.js")]
    public Task A_path_out_of_the_pages_leads_nowhere(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{server.Address.ToString().TrimEnd('/')}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        return server.Attack(request, 404, null);
    }

    private static readonly Dictionary<string, (string Bytes, int Status)> Lines = new()
    {
        ["no host"] = ("GET /health/live HTTP/1.1\r\n\r\n", 400),
        ["two hosts"] = ("GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ["a host with a blank"] = ("GET /graphql/ HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
        ["a host that writes a policy"] = ("GET /graphql/ HTTP/1.1\r\nHost: a;script-src *\r\n\r\n", 400),
        ["a host that writes HTML"] = ("GET /graphql/ HTTP/1.1\r\nHost: <script>\r\n\r\n", 400),
        ["a header without a name"] = ("GET /health/live HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400),
        ["a header of two lines"] = ("GET /health/live HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400),
        ["a NUL in a header"] = ("GET /health/live HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n", 400),
        ["a length that is negative"] = ("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n", 400),
        ["two lengths"] = ("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
        ["a piece of no size"] = ("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400),
        ["a piece of more bytes than there are"] = ("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n", 400),
        ["another version"] = ("GET /health/live HTTP/9.9\r\nHost: a\r\n\r\n", 505),
        ["no request"] = ("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n", 400),
        ["a line of 9,000 letters"] = ($"GET /{new string('a', 9_000)} HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        ["200 headers"] = ($"GET /health/live HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 200).Select(n => $"X-{n}: y\r\n"))}\r\n", 431),
        ["a header of 40,000 letters"] = ($"GET /health/live HTTP/1.1\r\nHost: a\r\nX: {new string('y', 40_000)}\r\n\r\n", 431),
        ["a cookie of 40,000 letters"] = ($"POST /graphql HTTP/1.1\r\nHost: a\r\nCookie: {new string('y', 40_000)}\r\n\r\n", 431),
    };

    public static TheoryData<string> Written => [.. Lines.Keys];

    [Theory]
    [MemberData(nameof(Written))]
    public async Task Lines_that_are_no_request_are_refused_before_anything_reads_them(string name)
    {
        Assert.Equal(Lines[name].Status, await server.Raw(Lines[name].Bytes));
        await server.ServesAsBefore();
    }

    [Fact]
    public async Task Bodies_that_come_by_drops_keep_nobody_waiting()
    {
        List<System.Net.Sockets.TcpClient> slow = [];
        for (var i = 0; i < 20; i++)
        {
            var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync(System.Net.IPAddress.Loopback, server.Address.Port);
            await client.GetStream().WriteAsync("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"u8.ToArray());
            slow.Add(client);
        }

        await server.ServesAsBefore();
        foreach (var client in slow) client.Dispose();
        await server.ServesAsBefore();
    }
}
