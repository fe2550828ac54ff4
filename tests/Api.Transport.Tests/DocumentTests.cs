using System.Net;
using System.Security.Cryptography;
using System.Text;
using PartnerGraph.Api.GraphQL.Transport.Documents;

namespace PartnerGraph.Api.Transport.Tests;

public sealed class DocumentTests : IAsyncLifetime
{
    private const string Mutation = "mutation { increment(by: 1) }";
    private Endpoint _endpoint = null!;

    public async Task InitializeAsync() => _endpoint = await Endpoint.Start();

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Fact]
    public async Task A_mutation_by_get_is_405_also_once_its_text_is_cached()
    {
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _endpoint.Get(Mutation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _endpoint.Post(Mutation)).StatusCode);
        Assert.Equal(1, _endpoint.Flow.Increments);

        var cached = await _endpoint.Get(Mutation);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED"), (cached.StatusCode, await cached.Code()));
        Assert.Equal(["POST"], cached.Content.Headers.Allow);
        Assert.Equal(1, _endpoint.Flow.Increments);
    }

    [Fact]
    public async Task A_document_is_validated_once_but_its_variables_every_time()
    {
        const string query = "query($n: Int!) { item(number: $n) { label } }";
        await _endpoint.Post(new { query, variables = new { n = 1 } });
        var second = await _endpoint.Post(new { query, variables = new { n = 2 } });
        Assert.Contains("item 2", await second.Text(), StringComparison.Ordinal);
        var invalid = await _endpoint.Post(new { query, variables = new { n = "two" } });
        Assert.Equal("INVALID_VARIABLES", await invalid.Code());
        Assert.Equal((3, 1), (_endpoint.Validator.Runs, _endpoint.Validator.FullRuns));
    }

    [Fact]
    public async Task Rules_about_who_asks_run_for_cached_documents_too()
    {
        for (var request = 0; request < 3; request++) await _endpoint.Post("{ hello }");
        Assert.Equal((1, 3), (_endpoint.Validator.FullRuns, _endpoint.Rule.Runs));
    }

    [Fact]
    public async Task A_document_that_failed_is_not_remembered()
    {
        await _endpoint.Post("{ nothing }");
        await _endpoint.Post("{ nothing }");
        Assert.Equal(2, _endpoint.Validator.FullRuns);
    }

    [Fact]
    public async Task A_persisted_document_runs_by_its_hash_once_it_was_sent()
    {
        const string query = "{ hello }";
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query))) } };
        var unknown = await _endpoint.Post(new { extensions });
        Assert.Equal((HttpStatusCode.OK, "PERSISTED_QUERY_NOT_FOUND"), (unknown.StatusCode, await unknown.Code()));
        Assert.Equal(HttpStatusCode.OK, (await _endpoint.Post(new { query, extensions })).StatusCode);
        var known = await _endpoint.Post(new { extensions });
        Assert.StartsWith("""{"data":{"hello":"Hello, world!"}""", await known.Text(), StringComparison.Ordinal);
        var other = await _endpoint.Post(new { query = "{ __typename }", extensions });
        Assert.Equal((HttpStatusCode.BadRequest, "PERSISTED_QUERY_HASH_MISMATCH"), (other.StatusCode, await other.Code()));
    }

    [Fact]
    public void A_cache_forgets_what_was_not_used_longest()
    {
        var cache = new BoundedCache<int>(capacity: 10);
        cache.Set("a", 1, weight: 4);
        cache.Set("b", 2, weight: 4);
        Assert.True(cache.TryGet("a", out _));
        cache.Set("c", 3, weight: 4);
        Assert.False(cache.TryGet("b", out _));
        Assert.True(cache.TryGet("a", out var kept));
        Assert.Equal(1, kept);
        cache.Set("too large", 4, weight: 11);
        Assert.Equal(2, cache.Count);
    }
}
