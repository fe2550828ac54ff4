using System.Net;
using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Exports;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;

namespace PartnerGraph.Api.GraphQL.Tests.Exports;

/// <summary>Who gets a file, for how long, and in which pieces.</summary>
public sealed class ExportLinkTests : IAsyncLifetime
{
    private static readonly object Lines = new { from = "2024-11", format = "CSV" };

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;
    private readonly ExportApi exports;

    public ExportLinkTests() => (api, exports) = (new(server), new(server));

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "CONV-7")]
    public async Task A_link_opens_one_file_and_nothing_else_about_it_may_be_changed()
    {
        var export = await Exported(await server.Partner());
        var url = Url(export);
        Assert.Equal(HttpStatusCode.OK, await Status(url));
        var (path, query) = (url[..url.IndexOf('?')], url[(url.IndexOf('?') + 1)..].Split('&'));
        var other = await Exported(await server.Partner());
        var (until, signature) = (long.Parse(query[0]["until=".Length..]), query[1]["signature=".Length..]);
        foreach (var forged in new[]
        {
            path, $"{path}?{query[0]}", $"{path}?{query[1]}", $"{path}?until={until + 1}&signature={signature}", $"{path}?until=x&signature={signature}", $"{path}?{query[0]}&signature=",
            $"{path}?{query[0]}&signature={(signature[0] == 'A' ? 'B' : 'A')}{signature[1..]}", $"{path}?{query[0]}&signature={signature}{signature}",
            $"{Url(other)[..Url(other).IndexOf('?')]}?{query[0]}&{query[1]}", $"/exports/absent?{query[0]}&{query[1]}",
            $"/exports/..%2Fevents.db?{query[0]}&{query[1]}", $"/exports/%2e%2e%2fsigning.key?{query[0]}&{query[1]}", $"/exports/?{query[0]}&{query[1]}",
        })
            Assert.Equal((HttpStatusCode.NotFound, forged), (await Status(forged), forged));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task It_needs_no_token_and_a_token_of_somebody_else_opens_nothing()
    {
        var (partner, other) = (await server.Partner(), await server.Partner());
        var url = Url(await Exported(partner));
        Assert.Equal(HttpStatusCode.OK, await Status(url));
        Assert.Equal(HttpStatusCode.OK, await Status(url, api.Administrator(partner)));
        foreach (var token in new[] { api.Administrator(other), server.Member(partner, Role.PartnerAdministrator, "colleague"), server.Staff("finance"), server.Customer("c"), "nonsense" })
            Assert.Equal(HttpStatusCode.NotFound, await Status(url, token));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task An_export_is_its_askers_alone()
    {
        var (partner, other) = (await server.Partner(), await server.Partner());
        var id = (await Exported(partner))["id"]!.GetValue<string>();
        const string query = "query($id: ID!) { export(id: $id) { id } node(id: $id) { id } exports { totalCount } }";
        Assert.Equal($$$"""{"export":{"id":"{{{id}}}"},"node":{"id":"{{{id}}}"},"exports":{"totalCount":1}}""", (await server.Data(query, api.Administrator(partner), new { id })).ToJsonString());
        foreach (var token in new[] { api.Administrator(other), server.Member(partner, Role.PartnerAdministrator, "colleague"), server.Staff("finance") })
        {
            Assert.Equal("""{"export":null,"node":null,"exports":{"totalCount":0}}""", (await server.Data(query, token, new { id })).ToJsonString());
            Assert.Equal(["EXPORT_NOT_FOUND"], (await Delete(id, token)).Codes());
            Assert.Equal(["EXPORT_NOT_FOUND"], (await Delete(GlobalId.Of("Export", "absent"), token)).Codes());
        }
    }

    [Fact]
    public async Task A_link_ends_after_a_quarter_of_an_hour_and_another_one_is_asked_for()
    {
        var partner = await server.Partner();
        var export = await Exported(partner);
        await server.MoveTo("2024-11-04T02:14:59Z");
        Assert.Equal(HttpStatusCode.OK, await Status(Url(export)));
        await server.MoveTo("2024-11-04T02:15:00Z");
        Assert.Equal(HttpStatusCode.Gone, await Status(Url(export)));
        Assert.Equal(HttpStatusCode.OK, await Status(await UrlNow(export, partner)));
    }

    [Fact]
    public async Task A_file_is_deleted_when_its_time_is_over_and_its_links_with_it()
    {
        var partner = await server.Partner();
        var export = await Exported(partner);
        Assert.Equal(new DateTimeOffset(2024, 11, 11, 2, 0, 0, TimeSpan.Zero), export["expiresAt"]!.GetValue<DateTimeOffset>());
        Assert.Contains("export-expiry 2024-11-11T02:00:00+00:00 WAITING", await server.Deadlines("{ kind: \"export-expiry\" }"));
        await server.MoveTo("2024-11-11T01:59:59Z");
        var last = await UrlNow(export, partner);
        // No link outlives its file.
        Assert.Contains($"until={new DateTimeOffset(2024, 11, 11, 2, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()}&", last, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(last));
        await server.MoveTo("2024-11-11T02:00:00Z");
        await server.Settle();
        Assert.Equal(HttpStatusCode.Gone, await Status(last));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.DataDirectory, "exports")));
        Assert.Equal(
            """{"export":{"state":"EXPIRED","url":null,"progress":null}}""",
            (await server.Data($"{{ export(id: \"{export["id"]}\") {{ state url progress }} }}", api.Administrator(partner))).ToJsonString());
    }

    [Fact]
    public async Task A_deleted_export_is_gone_at_once()
    {
        var partner = await server.Partner();
        var export = await Exported(partner);
        var url = await UrlNow(export, partner);
        Assert.Equal("DELETED", (await Delete(export["id"]!.GetValue<string>(), api.Administrator(partner)))["export"]!["state"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Gone, await Status(url));
        await server.Settle();
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.DataDirectory, "exports")));
        Assert.Empty((await Delete(export["id"]!.GetValue<string>(), api.Administrator(partner))).Codes());
    }

    [Fact]
    public async Task Pieces_of_a_file_fit_together_while_it_is_the_same()
    {
        var url = Url(await Exported(await server.Partner()));
        using var whole = await exports.Fetch(url);
        var (bytes, tag) = (await whole.Content.ReadAsByteArrayAsync(), whole.Headers.ETag!);
        Assert.False(tag.IsWeak);
        using var first = await exports.Fetch(url, range: "bytes=0-9");
        using var rest = await exports.Fetch(url, range: "bytes=10-", ifRange: tag.Tag);
        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.PartialContent), (first.StatusCode, rest.StatusCode));
        byte[] pieces = [.. await first.Content.ReadAsByteArrayAsync(), .. await rest.Content.ReadAsByteArrayAsync()];
        Assert.Equal(bytes, pieces);
        using var changed = await exports.Fetch(url, range: "bytes=10-", ifRange: "\"another\"");
        Assert.Equal((HttpStatusCode.OK, bytes.LongLength), (changed.StatusCode, changed.Content.Headers.ContentLength));
        using var beyond = await exports.Fetch(url, range: "bytes=999999-");
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Head, url);
        using var head = await server.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, bytes.LongLength), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(("nosniff", "no-referrer"), (head.Headers.GetValues("X-Content-Type-Options").Single(), head.Headers.GetValues("Referrer-Policy").Single()));
    }

    [Fact]
    public void Another_key_signs_new_links_and_the_old_one_opens_its_own_while_it_lies_beside()
    {
        var links = () => new GraphQL.Exports.ExportLinks(new() { DataDirectory = server.DataDirectory }, server.Clock);
        var (key, end) = (Path.Combine(server.DataDirectory, "exports.key"), server.Clock.GetUtcNow().AddDays(1));
        var before = links().Of("e", end);
        Assert.Equal(LinkJudgement.Good, Judged(before));
        File.Move(key, $"{key}.before");
        var after = links().Of("e", end);
        Assert.NotEqual(before, after);
        Assert.Equal((LinkJudgement.Good, LinkJudgement.Good), (Judged(before), Judged(after)));
        File.Delete($"{key}.before");
        Assert.Equal((LinkJudgement.Forged, LinkJudgement.Good), (Judged(before), Judged(after)));

        LinkJudgement Judged(string link)
        {
            var query = System.Web.HttpUtility.ParseQueryString(link[link.IndexOf('?')..]);
            return links().Judge("e", query["until"], query["signature"]);
        }
    }

    private async Task<JsonNode> Exported(string partner) => await exports.Written(ExportApi.Expenditures, api.Administrator(partner), Lines);

    private static string Url(JsonNode export) => export["url"]!.GetValue<string>();

    private async Task<string> UrlNow(JsonNode export, string partner) =>
        (await server.Data($"{{ export(id: \"{export["id"]}\") {{ url }} }}", api.Administrator(partner)))["export"]!["url"]!.GetValue<string>();

    private async Task<HttpStatusCode> Status(string url, string? token = null)
    {
        using var answer = await exports.Fetch(url, token);
        return answer.StatusCode;
    }

    private Task<JsonNode> Delete(string exportId, string token) =>
        exports.Ask("mutation($input: DeleteExportInput!) { payload: deleteExport(input: $input) { export { state } errors { code } } }", token, new { exportId });
}
