using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Hostile;

/// <summary>Tokens that nobody issued. One and the same claims are accepted once they are signed as they should be.</summary>
public sealed class HostileTokenTests(HostileServer server) : IClassFixture<HostileServer>
{
    private const string Hs256 = """{"alg":"HS256","typ":"JWT"}""";

    private long Now => server.Clock.GetUtcNow().ToUnixTimeSeconds();

    public static TheoryData<string> Forged =>
    [
        "alg none", "alg None", "alg nOnE with a signature", "no signature", "an empty signature", "another key", "an empty key", "the public key of another algorithm", "another payload",
        "a header that names RS256", "a header that names HS512", "a header that names no algorithm", "a kid that is a path", "a kid that is SQL", "a key of its own", "an address of keys",
        "a certificate's address", "what must be understood", "ended", "ended a minute ago", "not begun", "of another issuer", "for another audience", "without an end", "an end that is a text", "an end in the far future as a float",
        "two dots", "no dots", "five parts", "no base64", "20,000 letters", "JSON in the place of a token", "claims that are a list", "claims twice",
    ];

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task Is_401(string name) => await server.Attack(Ask($"Bearer {Token(name)}"), 401, "UNAUTHENTICATED");

    [Theory]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("bearer x")]
    [InlineData("Token x")]
    [InlineData("null")]
    [InlineData("Bearer null")]
    [InlineData("Bearer undefined")]
    [InlineData("Negotiate TlRMTVNTUAAB")]
    public async Task Credentials_of_another_kind_are_401(string authorization) => await server.Attack(Ask(authorization), 401, "UNAUTHENTICATED");

    [Fact]
    public async Task No_token_is_401_for_what_is_nobody_elses() => await server.Attack(Ask(null), 401, "UNAUTHENTICATED");

    [Fact]
    public async Task Two_tokens_are_401()
    {
        var request = Ask($"Bearer {server.Own}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {server.Stranger}");
        await server.Attack(request, 401, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task The_same_claims_are_accepted_when_they_are_signed_as_they_should_be() =>
        await server.Attack(Ask($"Bearer {Sign(Hs256, Claims(Now - 10, Now + 600), Key)}"), 200, null);

    [Theory]
    [InlineData(31, 401)]
    [InlineData(29, 200)]
    public async Task Clocks_may_differ_by_half_a_minute(int ended, int status) =>
        await server.Attack(Ask($"Bearer {Sign(Hs256, Claims(Now - 600, Now - ended), Key)}"), status, status == 401 ? "UNAUTHENTICATED" : null);

    private byte[] Key => File.ReadAllBytes(Path.Combine(server.DataDirectory, LocalTokens.KeyFileName));

    private static string Claims(long from, long to, string issuer = LocalTokens.Issuer, string audience = LocalTokens.Audience) =>
        $$"""{"iss":"{{issuer}}","aud":"{{audience}}","sub":"staff","role":"operations_manager","nbf":{{from}},"iat":{{from}},"exp":{{to}}}""";

    private string Token(string name)
    {
        var good = Claims(Now - 10, Now + 600);
        return name switch
        {
            "alg none" => $"{Part("""{"alg":"none"}""")}.{Part(good)}.",
            "alg None" => $"{Part("""{"alg":"None","typ":"JWT"}""")}.{Part(good)}.",
            "alg nOnE with a signature" => Sign("""{"alg":"nOnE"}""", good, Key),
            "no signature" => $"{Part(Hs256)}.{Part(good)}",
            "an empty signature" => $"{Part(Hs256)}.{Part(good)}.",
            "another key" => Sign(Hs256, good, RandomNumberGenerator.GetBytes(32)),
            "an empty key" => Sign(Hs256, good, []),
            "the public key of another algorithm" => Sign(Hs256, good, Encoding.UTF8.GetBytes(RSA.Create(2048).ExportSubjectPublicKeyInfoPem())),
            "another payload" => Sign(Hs256, Claims(Now - 10, Now + 601), Key) is var other ? $"{Part(Hs256)}.{Part(good)}.{other.Split('.')[2]}" : "",
            "a header that names RS256" => Sign("""{"alg":"RS256","typ":"JWT"}""", good, Key),
            "a header that names HS512" => Sign("""{"alg":"HS512","typ":"JWT"}""", good, Key),
            "a header that names no algorithm" => Sign("""{"typ":"JWT"}""", good, Key),
            "a kid that is a path" => Sign("""{"alg":"HS256","kid":"../../../../dev/null"}""", good, []),
            "a kid that is SQL" => Sign("""{"alg":"HS256","kid":"x' UNION SELECT '"}""", good, []),
            "a key of its own" => Sign("""{"alg":"HS256","jwk":{"kty":"oct","k":"AAAA"}}""", good, new byte[3]),
            "an address of keys" => Sign("""{"alg":"HS256","jku":"http://127.0.0.1:1/keys"}""", good, new byte[32]),
            "a certificate's address" => Sign("""{"alg":"HS256","x5u":"http://169.254.169.254/"}""", good, new byte[32]),
            "what must be understood" => Sign("""{"alg":"HS256","crit":["b64"],"b64":false}""", good, new byte[32]),
            "ended" => Sign(Hs256, Claims(Now - 7_200, Now - 3_600), Key),
            "ended a minute ago" => Sign(Hs256, Claims(Now - 600, Now - 60), Key),
            "not begun" => Sign(Hs256, Claims(Now + 600, Now + 1_200), Key),
            "of another issuer" => Sign(Hs256, Claims(Now - 10, Now + 600, issuer: "https://evil.example"), Key),
            "for another audience" => Sign(Hs256, Claims(Now - 10, Now + 600, audience: "another"), Key),
            "without an end" => Sign(Hs256, $$"""{"iss":"{{LocalTokens.Issuer}}","aud":"{{LocalTokens.Audience}}","sub":"staff","role":"operations_manager"}""", Key),
            "an end that is a text" => Sign(Hs256, good.Replace($"\"exp\":{Now + 600}", "\"exp\":\"never\"", StringComparison.Ordinal), Key),
            "an end in the far future as a float" => Sign(Hs256, good.Replace($"\"exp\":{Now + 600}", "\"exp\":1e400", StringComparison.Ordinal), Key),
            "two dots" => "..",
            "no dots" => "eyJhbGciOiJIUzI1NiJ9",
            "five parts" => "a.b.c.d.e",
            "no base64" => "!!!.???.***",
            "20,000 letters" => new string('a', 20_000),
            "JSON in the place of a token" => good.Replace(" ", "", StringComparison.Ordinal),
            "claims that are a list" => Sign(Hs256, "[]", Key),
            "claims twice" => Sign(Hs256, good.Replace("\"sub\":\"staff\"", "\"sub\":\"staff\",\"exp\":1", StringComparison.Ordinal).Replace($",\"exp\":{Now + 600}", "", StringComparison.Ordinal), Key),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private static HttpRequestMessage Ask(string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ customers { totalCount } }" }) };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return request;
    }

    private static string Sign(string header, string claims, byte[] key)
    {
        var signed = $"{Part(header)}.{Part(claims)}";
        return $"{signed}.{Part(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(string text) => Part(Encoding.UTF8.GetBytes(text));

    private static string Part(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
