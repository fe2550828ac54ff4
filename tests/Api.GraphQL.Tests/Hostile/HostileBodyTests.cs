using System.IO.Compression;
using System.Text;

namespace PartnerGraph.Api.GraphQL.Tests.Hostile;

/// <summary>Bodies that are no request, or not the one that they seem to be.</summary>
public sealed class HostileBodyTests(HostileServer server) : IClassFixture<HostileServer>
{
    private static readonly Dictionary<string, (byte[] Body, int Status, string? Code)> Attacks = new()
    {
        ["nothing"] = ([], 400, "BAD_REQUEST"),
        ["null"] = (Utf8("null"), 400, "BAD_REQUEST"),
        ["a number"] = (Utf8("1"), 400, "BAD_REQUEST"),
        ["a text"] = (Utf8("\"{ __typename }\""), 400, "BAD_REQUEST"),
        ["a batch"] = (Utf8("""[{"query":"{ __typename }"},{"query":"{ __typename }"}]"""), 400, "BAD_REQUEST"),
        ["an empty batch"] = (Utf8("[]"), 400, "BAD_REQUEST"),
        ["a batch of a batch"] = (Utf8("""[[{"query":"{ __typename }"}]]"""), 400, "BAD_REQUEST"),
        ["a query that is a number"] = (Utf8("""{"query":1}"""), 400, "BAD_REQUEST"),
        ["a query that is an object"] = (Utf8("""{"query":{"$ne":null}}"""), 400, "BAD_REQUEST"),
        ["an operation name that is a list"] = (Utf8("""{"query":"{ __typename }","operationName":["A"]}"""), 400, "BAD_REQUEST"),
        ["variables that are a text"] = (Utf8("""{"query":"{ __typename }","variables":"{}"}"""), 400, "BAD_REQUEST"),
        ["extensions that are a list"] = (Utf8("""{"query":"{ __typename }","extensions":[]}"""), 400, "BAD_REQUEST"),
        ["two queries"] = (Utf8("""{"query":"{ __typename }","query":"mutation { __typename }"}"""), 400, "BAD_REQUEST"),
        ["two queries of which one is escaped"] = (Utf8("""{"query":"{ __typename }","quer\u0079":"mutation { __typename }"}"""), 400, "BAD_REQUEST"),
        ["a variable twice"] = (Utf8("""{"query":"{ __typename }","variables":{"a":1,"a":2}}"""), 400, "BAD_REQUEST"),
        ["bytes that are no UTF-8"] = ([.. Utf8("{\"query\":\"{ __typename # "), 0xff, 0xfe, 0x80, .. Utf8(" }\"}")], 400, "BAD_REQUEST"),
        ["a slash of too many bytes"] = ([.. Utf8("{\"query\":\"{ __typename # "), 0xc0, 0xaf, .. Utf8(" }\"}")], 400, "BAD_REQUEST"),
        ["half a surrogate pair as bytes"] = ([.. Utf8("{\"query\":\"{ __typename # "), 0xed, 0xa0, 0x80, .. Utf8(" }\"}")], 400, "BAD_REQUEST"),
        ["half a surrogate pair escaped"] = (Utf8("""{"query":"{ __typename }","variables":{"a":"\ud800"}}"""), 400, "BAD_REQUEST"),
        ["halves in the wrong order"] = (Utf8("""{"query":"{ __typename }","variables":{"a":"\udc00\ud800"}}"""), 400, "BAD_REQUEST"),
        ["UTF-16"] = ([0xff, 0xfe, .. Encoding.Unicode.GetBytes("""{"query":"{ __typename }"}""")], 400, "BAD_REQUEST"),
        ["a byte order mark"] = ([0xef, 0xbb, 0xbf, .. Utf8("""{"query":"{ __typename }"}""")], 400, "BAD_REQUEST"),
        ["a NUL after the end"] = ([.. Utf8("""{"query":"{ __typename }"}"""), 0], 400, "BAD_REQUEST"),
        ["a NUL in a text"] = ([.. Utf8("{\"query\":\"{ __typename"), 0, .. Utf8(" }\"}")], 400, "BAD_REQUEST"),
        ["something after the end"] = (Utf8("""{"query":"{ __typename }"}{"query":"mutation { __typename }"}"""), 400, "BAD_REQUEST"),
        ["a comment"] = (Utf8("""{/* */"query":"{ __typename }"}"""), 400, "BAD_REQUEST"),
        ["a comma too many"] = (Utf8("""{"query":"{ __typename }",}"""), 400, "BAD_REQUEST"),
        ["single quotes"] = (Utf8("{'query':'{ __typename }'}"), 400, "BAD_REQUEST"),
        ["no number"] = (Utf8("""{"query":"{ __typename }","variables":{"a":NaN}}"""), 400, "BAD_REQUEST"),
        ["a number that begins with zero"] = (Utf8("""{"query":"{ __typename }","variables":{"a":01}}"""), 400, "BAD_REQUEST"),
        ["infinity for a number"] = (Utf8("""{"query":"query($n: Int) { customers(first: $n) { totalCount } }","variables":{"n":1e400}}"""), 400, "INVALID_VARIABLES"),
        ["ten as an exponent for a whole number"] = (Utf8("""{"query":"query($n: Int) { customers(first: $n) { totalCount } }","variables":{"n":1.5e0}}"""), 400, "INVALID_VARIABLES"),
        ["nothing at all as an exponent"] = (Utf8("""{"query":"query($n: Int) { customers(first: $n) { totalCount } }","variables":{"n":1e-400}}"""), 400, "INVALID_VARIABLES"),
        ["a number of 65 digits"] = (Utf8($$"""{"query":"{ __typename }","variables":{"a":{{new string('9', 65)}}} }"""), 400, "REQUEST_TOO_COMPLEX"),
        ["a number of a million digits"] = (Utf8($$"""{"query":"{ __typename }","variables":{"a":{{new string('9', 1_000_000)}}} }"""), 400, "REQUEST_TOO_COMPLEX"),
        ["lists nested 65 deep"] = (Utf8($$"""{"query":"{ __typename }","variables":{"a":{{new string('[', 65)}}{{new string(']', 65)}}} }"""), 400, "BAD_REQUEST"),
        ["a million brackets"] = (Utf8(new string('[', 1_000_000)), 400, "BAD_REQUEST"),
        ["a name of 257 letters"] = (Utf8($$"""{"query":"{ __typename }","variables":{"{{new string('n', 257)}}":1} }"""), 400, "REQUEST_TOO_COMPLEX"),
        ["a text of 256 KiB and one"] = (Utf8($$"""{"query":"{ __typename }","variables":{"a":"{{new string('x', (256 * 1024) + 1)}}"} }"""), 400, "REQUEST_TOO_COMPLEX"),
        ["100,001 pairs of names"] = (Utf8("{\"query\":\"{ __typename }\",\"variables\":{" + string.Join(',', Enumerable.Range(0, 100_001).Select(n => $"\"{n}\":0")) + "}}"), 400, "REQUEST_TOO_COMPLEX"),
        ["two MiB and one byte"] = (Utf8("{\"query\":\"{ __typename }\"}" + new string(' ', (2 * 1024 * 1024) - 25)), 413, "REQUEST_TOO_LARGE"),
        ["ten MiB"] = (new byte[10 * 1024 * 1024], 413, "REQUEST_TOO_LARGE"),
        ["an operation name of 200,000 letters"] = (Utf8($$"""{"query":"{ __typename }","operationName":"{{new string('A', 200_000)}}"}"""), 400, "UNKNOWN_OPERATION"),
        ["a document that is named by a path"] = (Utf8("""{"documentId":"sha256:../../../../etc/passwd"}"""), 400, "BAD_REQUEST"),
        ["a document that nobody knows"] = (Utf8($$"""{"documentId":"sha256:{{new string('0', 64)}}"}"""), 404, "PERSISTED_QUERY_NOT_FOUND"),
        ["a text with the hash of another"] = (Utf8($$$"""{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{new string('0', 64)}}}"} } }"""), 400, "PERSISTED_QUERY_HASH_MISMATCH"),
        ["a hash that is a number"] = (Utf8("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":0}}}"""), 400, "BAD_REQUEST"),
    };

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_refused_as_documented_and_leaves_nothing(string name)
    {
        var (body, status, code) = Attacks[name];
        foreach (var chunked in new[] { false, true })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = Json(body), Headers = { Authorization = new("Bearer", server.Own) } };
            request.Headers.TransferEncodingChunked = chunked;
            await server.Attack(request, status, code);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    [InlineData("identity, gzip")]
    public async Task A_body_that_unfolds_is_not_unfolded(string encoding)
    {
        using var bomb = new MemoryStream();
        using (var pressed = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true)) pressed.Write(new byte[20_000_000]);
        var content = Json(bomb.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        await server.Attack(new(HttpMethod.Post, "/graphql") { Content = content }, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new("application/json") } };

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
