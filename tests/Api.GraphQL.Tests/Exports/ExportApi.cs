using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PartnerGraph.Api.GraphQL.Tests.Exports;

/// <summary>Asks for exports, waits for them and fetches their files, as a client does.</summary>
internal sealed class ExportApi(ApiServer server)
{
    public const string Bill = "mutation($input: ExportBillInput!) { payload: exportBill(input: $input) { export { id state } errors { code ruleId path message } } }";

    public const string Expenditures = "mutation($input: ExportExpendituresInput!) { payload: exportExpenditures(input: $input) { export { id state } errors { code ruleId path message } } }";

    public const string Statement = "mutation($input: ExportIncentiveStatementInput!) { payload: exportIncentiveStatement(input: $input) { export { id state } errors { code ruleId path message } } }";

    public const string Summary = "mutation($input: ExportExpenditureSummaryInput!) { payload: exportExpenditureSummary(input: $input) { export { id state } errors { code ruleId path message } } }";

    public const string Payouts = "mutation($input: ExportPayoutsInput!) { payload: exportPayouts(input: $input) { export { id state } errors { code ruleId path message } } }";

    public async Task<JsonNode> Ask(string mutation, string token, object input) => (await server.Data(mutation, token, new { input }))["payload"]!;

    /// <summary>The export once it is completed, or has failed.</summary>
    public async Task<JsonNode> Written(string mutation, string token, object input)
    {
        using var changes = await Subscriber.Start(
            server, token, $$"""{ exportChanged(after: "{{await Subscriber.Now(server)}}") { state exportId export { id state progress rows bytes sha256 fileName url expiresAt reason } } }""");
        var payload = await Ask(mutation, token, input);
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        var id = payload["export"]!["id"]!.GetValue<string>();
        while (true)
        {
            var change = await changes.Next();
            if (change["exportId"]!.GetValue<string>() == id && change["state"]!.GetValue<string>() != "REQUESTED") return change["export"]!;
        }
    }

    public async Task<HttpResponseMessage> Fetch(string url, string? token = null, string? range = null, string? ifRange = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (range is not null) request.Headers.Range = RangeHeaderValue.Parse(range);
        if (ifRange is not null) request.Headers.IfRange = new RangeConditionHeaderValue(ifRange);
        return await server.Http.SendAsync(request);
    }

    public async Task<byte[]> File(string mutation, string token, object input)
    {
        using var answer = await Fetch((await Written(mutation, token, input))["url"]!.GetValue<string>());
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
