using System.Net;
using System.Net.Http.Json;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>Limits of services, and whom calls count for.</summary>
public sealed class ApiLimitTests(ApiLimitTests.LimitedServer server) : IClassFixture<ApiLimitTests.LimitedServer>
{
    public sealed class LimitedServer : ApiServer
    {
        protected override string[] Settings =>
        [
            "--GraphQL:Rates:CallsPerSecond=0", "--GraphQL:Rates:Services:customers=10", "--GraphQL:Rates:Services:Finder=20", "--GraphQL:TrustedProxies:0=127.0.0.0/8",
        ];
    }

    private const string Limits = "query($s: String) { apiLimits(service: $s) { service limit periodSeconds remaining resetAt } }";

    [Fact, Trait("Rule", "API-2")]
    public async Task Two_services_have_a_limit_each()
    {
        var limits = (await server.Data("{ apiLimits { service limit periodSeconds } }"))["apiLimits"]!.AsArray().ToDictionary(limit => (string)limit!["service"]!, limit => (int?)limit!["limit"]);
        Assert.Equal((10, 20, null), (limits["customers"], limits["finder"], limits["expenditure"]));
        Assert.Equal(limits.Keys.Order(StringComparer.Ordinal), limits.Keys);
    }

    [Fact, Trait("Rule", "API-2")]
    public async Task What_a_caller_has_left_is_told_and_is_its_own()
    {
        var token = server.Member("left", Role.PartnerAdministrator, "left");
        await server.Data("{ a: customers { totalCount } b: customers { totalCount } c: customers { totalCount } }", token);
        var limit = (await server.Data(Limits, token, new { s = "CUSTOMERS" }))["apiLimits"]!.AsArray().Single()!;
        Assert.Equal(("customers", 10, 1, 7), ((string?)limit["service"], (int?)limit["limit"], (int?)limit["periodSeconds"], (int?)limit["remaining"]));
        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(0.3), (DateTimeOffset)limit["resetAt"]!);
        Assert.Equal(10, (int?)(await server.Data(Limits, server.Member("left", Role.PartnerAdministrator, "other"), new { s = "customers" }))["apiLimits"]![0]!["remaining"]);
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Limits, token, new { s = "nothing" }));
    }

    [Fact, Trait("Rule", "API-1")]
    public async Task A_service_that_is_exhausted_leaves_the_others()
    {
        var token = server.Member("out", Role.PartnerAdministrator, "out");
        for (var call = 0; call < 10; call++) await server.Data("{ customers { totalCount } }", token);
        var (status, refused) = await server.Send("{ customers { totalCount } }", token);
        Assert.Equal((HttpStatusCode.TooManyRequests, "APIG.0308"), (status, (string?)refused["errors"]![0]!["extensions"]!["code"]));
        Assert.Contains("10 calls in 1 second", (string?)refused["errors"]![0]!["message"], StringComparison.Ordinal);
        await server.Data("{ partnerFinder { totalCount } }", token);
    }

    [Fact, Trait("Rule", "API-1")]
    public async Task Strangers_count_by_the_address_that_a_trusted_proxy_tells()
    {
        for (var call = 0; call < 20; call++) Assert.Equal(HttpStatusCode.OK, await Find("198.51.100.7"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Find("198.51.100.7"));
        // Whoever writes more in front of what the proxy adds is no other.
        Assert.Equal(HttpStatusCode.TooManyRequests, await Find("203.0.113.1, 198.51.100.7"));
        Assert.Equal(HttpStatusCode.OK, await Find("198.51.100.8"));
        for (var call = 0; call < 20; call++) Assert.Equal(HttpStatusCode.OK, await Find($"2001:db8:1:2::{call + 1:x}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Find("2001:db8:1:2:ffff::1"));
        Assert.Equal(HttpStatusCode.OK, await Find("2001:db8:1:3::1"));
    }

    private async Task<HttpStatusCode> Find(string forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ partnerFinder { totalCount } }" }) };
        request.Headers.Add("X-Forwarded-For", forwarded);
        using var response = await server.Http.SendAsync(request);
        return response.StatusCode;
    }
}
