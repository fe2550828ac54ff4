using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;

namespace PartnerGraph.Api.GraphQL.Tests.Partners;

/// <summary>The yearly review over a year's lines and bills; the sandbox begins at 2024-11-04.</summary>
public sealed class TierReviewTests : IAsyncLifetime
{
    private readonly SandboxServer server = new();
    private readonly LedgerApi api;

    public TierReviewTests() => api = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Theory, Trait("Rule", "PROG-41"), Trait("Rule", "PROG-42")]
    [InlineData("119999.99999999", "STANDARD")]
    [InlineData("120000", "ADVANCED")]
    public async Task Referral_revenue_without_tax_decides_and_is_what_the_revenue_of_the_year_shows(string net, string tier)
    {
        var partner = await api.PartnerOf("c:REFERRAL");
        var paid = decimal.Parse(net, System.Globalization.CultureInfo.InvariantCulture) + 10_000m;
        await api.Lines("c", new(2024, 11, 10, 0, 0, 0, TimeSpan.Zero), new { lineId = "net and tax", amountDue = Text(paid), cashPayment = Text(paid), tax = "10000" },
            new { lineId = "coupons", amountDue = "50", cashCoupons = "50" });
        // Of the year after, which this review does not count; the year ends at 2024-12-31T16:00:00Z.
        await server.MoveTo("2025-01-02T00:00:00Z");
        await api.Lines("c", new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new { lineId = "next year", amountDue = "500000", cashPayment = "500000" });
        await server.MoveTo("2025-01-30T15:59:59Z");
        Assert.Equal("STANDARD", (await Told(partner, "partner { tier }"))["partner"]!["tier"]!.GetValue<string>());
        await server.MoveTo("2025-01-30T16:00:00Z");
        var told = await Told(partner, """partner { tier tierInAdvance } tierAdmission { review { year countedRevenue } } partnerRevenue(from: "2024-01", to: "2024-12") { counted }""");
        Assert.Equal(
            $$$"""{"partner":{"tier":"{{{tier}}}","tierInAdvance":{{{(tier == "STANDARD" ? "true" : "false")}}}},"tierAdmission":{"review":{"year":2024,"countedRevenue":"{{{Shown(net)}}}"}},"partnerRevenue":{"counted":"{{{Shown(net)}}}"}}""",
            told.ToJsonString());
        await server.MoveTo("2026-01-30T16:00:00Z");
        Assert.Equal("""{"partner":{"tier":"PREMIER"},"tierAdmission":{"review":{"year":2025,"countedRevenue":"500000.00000000"}}}""",
            (await Told(partner, "partner { tier } tierAdmission { review { year countedRevenue } }")).ToJsonString());
        await server.MoveTo("2027-01-30T16:00:00Z");
        Assert.Equal("""{"partner":{"tier":"STANDARD"},"tierAdmission":{"review":{"year":2026,"countedRevenue":"0.00000000"}}}""",
            (await Told(partner, "partner { tier } tierAdmission { review { year countedRevenue } }")).ToJsonString());
    }

    private Task<System.Text.Json.Nodes.JsonNode> Told(string partner, string selection) => server.Data($"{{ {selection} }}", api.Administrator(partner));

    private static string Text(decimal amount) => amount.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Shown(string amount) => decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture).ToString("F8", System.Globalization.CultureInfo.InvariantCulture);
}
