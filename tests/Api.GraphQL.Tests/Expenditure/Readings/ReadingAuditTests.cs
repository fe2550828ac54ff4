using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.EventStore;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure.Readings;

/// <summary>Every reading of expenditure by the vendor's staff is kept, by partner, before it is answered.</summary>
public sealed class ReadingAuditTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly Spending spending = new(server);

    private string Operations => server.Staff("operations_manager");

    public static TheoryData<string, string> Fields => new()
    {
        { """expenditureDashboard(month: "2024-10") { exact { lines } }""", "*expenditureDashboard * 2024-10-01 2024-10-31" },
        { """expenditureOverview(month: "2024-10") { monthSpending }""", "*expenditureOverview * 2024-10-01 2024-10-31" },
        { "expenditureDistribution { total { lines } }", "*expenditureDistribution * - -" },
        { """expenditureDistribution(from: "2024-10-02", to: "2024-10-03", filter: { resellerId: "<P>" }) { total { lines } }""", "expenditureDistribution * 2024-10-02 2024-10-03" },
        { """expenditureDistribution(customerId: "<C>") { total { lines } days: slices(groupBy: [DAY]) { nodes { day } } }""", "expenditureDistribution c - -" },
        { """expenditureSummary(filter: { month: "2024-10", customerId: "<C>" }) { totalAmount rows { totalCount } }""", "expenditureSummary c 2024-10-01 2024-10-31" },
        { """customer(id: "<C>") { expenditure(from: "2024-10-02", to: "2024-10-03") { total { lines } } }""", "expenditure c 2024-10-02 2024-10-03" },
        { """node(id: "<C>") { ... on Customer { expenditure { total { lines } } } }""", "expenditure c 2024-11-01 -" },
        { """expenditureDetails(month: "2024-10", filter: { resellerId: "<P>", customerId: "<C>" }) { lines { totalCount } }""", "expenditureDetails c 2024-10-01 2024-10-31" },
        { """recordedLines(source: "test", from: "2024-10-01T00:00:00Z", until: "2024-10-01T16:00:00Z") { atEnd }""", "*recordedLines * 2024-10-01 2024-10-01" },
        { """recordedLines(source: "test", from: "1970-01-01T00:00:00Z", until: "2999-12-31T16:00:00Z") { atEnd }""", "*recordedLines * 1970-01-01 2999-12-31" },
        { """reconciliation(partnerId: "<P>", month: "2024-10") { agrees }""", "reconciliation * 2024-10-01 2024-10-31" },
    };

    [Theory, MemberData(nameof(Fields))]
    public async Task Each_field_is_kept_with_reader_period_and_customer(string field, string expected)
    {
        var (partner, customer) = ($"p-{Guid.NewGuid():N}", $"c-{Guid.NewGuid():N}");
        await spending.Customer(customer, partner);
        await Ask($"{{ {field.Replace("<P>", GlobalId.Of("Partner", partner), StringComparison.Ordinal).Replace("<C>", GlobalId.Of("Customer", customer), StringComparison.Ordinal)} }}");
        var reading = (await Readings(partner, 1)).Single();
        Assert.Equal(expected, Told(reading, partner, customer));
        Assert.Equal("staff-operations_manager", (string?)reading["readerId"]);
        Assert.Equal("2024-11-04T02:00:00+00:00", (string?)reading["readAt"]);
        Assert.Matches("^[0-9a-f]{32}$", (string?)reading["correlationId"]);
    }

    [Fact]
    public async Task A_request_is_one_record_for_each_partner_that_its_customers_had_and_names_each_field_once()
    {
        var (first, second, third) = ($"p-{Guid.NewGuid():N}", $"p-{Guid.NewGuid():N}", $"p-{Guid.NewGuid():N}");
        var (moved, other) = ($"c-{Guid.NewGuid():N}", $"c-{Guid.NewGuid():N}");
        await spending.Customer(moved, first);
        await spending.Append($"association-{moved}", new CustomerDisassociated(moved, first, AssociationModel.Reseller, Joined.AddDays(5)));
        await spending.Append($"association-{moved}", new CustomerAssociated(moved, second, AssociationModel.Reseller, AssociationVia.Ticket, Joined.AddDays(6)));
        await spending.Customer(other, third);
        var (one, two) = (GlobalId.Of("Customer", moved), GlobalId.Of("Customer", other));
        var before = await Head();
        await Ask($$"""
            {
              a: expenditureDistribution(customerId: "{{one}}") { total { lines } }
              again: expenditureDistribution(customerId: "{{one}}") { total { lines } }
              b: expenditureDistribution(customerId: "{{two}}") { total { lines } }
              c: expenditureDetails(month: "2024-10", filter: { customerId: "{{two}}" }) { monthTotal }
            }
            """);
        Assert.Equal(before + 3, await Head());
        Assert.Equal("expenditureDistribution c - -", Told((await Readings(first, 1, own: true)).Single(), first, moved));
        Assert.Equal("expenditureDistribution c - -", Told((await Readings(second, 1, own: true)).Single(), second, moved));
        Assert.Equal(
            "expenditureDistribution c - -, expenditureDetails c 2024-10-01 2024-10-31", Told((await Readings(third, 1, own: true)).Single(), third, other));
    }

    [Fact]
    public async Task Readings_of_partners_and_customers_themselves_are_not_kept()
    {
        var (partner, customer) = ($"p-{Guid.NewGuid():N}", $"c-{Guid.NewGuid():N}");
        await spending.Customer(customer, partner);
        var before = await Head();
        const string query = "{ expenditureDistribution { total { lines } } expenditureDashboard { exact { lines } } }";
        await spending.Ask(query, server.Member(partner, Role.PartnerAdministrator));
        await spending.Ask(query, server.Customer(customer));
        Assert.Equal(before, await Head());
    }

    [Fact]
    public async Task Another_partners_readings_are_in_no_list_and_pages_lead_back_to_the_first()
    {
        var (partner, other) = ($"p-{Guid.NewGuid():N}", $"p-{Guid.NewGuid():N}");
        foreach (var month in new[] { "2024-07", "2024-08", "2024-09" }) await Reconcile(partner, month);
        await Reconcile(other, "2024-10");
        Assert.Equal(
            ["2024-09-01", "2024-08-01", "2024-07-01"],
            (await Readings(partner, 3, own: true)).Select(reading => (string?)reading["fields"]![0]!["from"]));

        Task Reconcile(string of, string month) => Ask($$"""{ reconciliation(partnerId: "{{GlobalId.Of("Partner", of)}}", month: "{{month}}") { agrees } }""");
    }

    [Fact]
    public async Task Only_operations_see_the_list()
    {
        var query = $$"""{ expenditureReadings(partnerId: "{{GlobalId.Of("Partner", "p")}}", first: 1) { totalCount } }""";
        Assert.Equal("FORBIDDEN", await server.ErrorCode(query, server.Member("p", Role.PartnerAdministrator)));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(query, server.Staff("finance")));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(query));
    }

    private async Task Ask(string query) => await spending.Ask(query, Operations);

    private async Task<long> Head() => await server.Services.GetRequiredService<IEventStore>().Head();

    /// <summary>The latest readings, page by page: those of all partners come in between from other tests.</summary>
    private async Task<IReadOnlyList<JsonNode>> Readings(string partner, int count, bool own = false)
    {
        List<JsonNode> found = [];
        string? after = null;
        do
        {
            var (_, answer) = await server.Send(
                """
                query($partner: ID!, $after: String) { expenditureReadings(partnerId: $partner, first: 2, after: $after) {
                  nodes { readerId readAt partnerId correlationId fields { field customerId from to } } pageInfo { hasNextPage endCursor } } }
                """,
                Operations, new { partner = GlobalId.Of("Partner", partner), after }, await Head());
            Assert.True(answer["errors"] is null, answer.ToJsonString());
            var page = answer["data"]!["expenditureReadings"]!;
            found.AddRange(page["nodes"]!.AsArray().Where(reading => !own || reading!["partnerId"] is not null)!);
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string?)page["pageInfo"]!["endCursor"] : null;
        }
        while (after is not null && (own || found.Count < count));

        if (own) Assert.Equal(count, found.Count);
        return [.. found.Take(count)];
    }

    private static string Told(JsonNode reading, string partner, string customer)
    {
        Assert.Contains((string?)reading["partnerId"], new[] { null, GlobalId.Of("Partner", partner) });
        return (reading["partnerId"] is null ? "*" : "") + string.Join(", ", reading["fields"]!.AsArray().Select(field =>
            $"{field!["field"]} {Name((string?)field["customerId"])} {field["from"] ?? "-"} {field["to"] ?? "-"}"));

        string Name(string? id) => id is null ? "*" : id == GlobalId.Of("Customer", customer) ? "c" : id;
    }
}
