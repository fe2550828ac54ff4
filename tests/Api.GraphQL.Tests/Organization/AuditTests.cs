using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Organization;

/// <summary>What was denied, and who changed rights, is told to whoever maintains them.</summary>
public sealed class AuditTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Log = "query($filter: AuditFilter) { auditLog(filter: $filter, orderBy: EARLIEST_FIRST) { totalCount nodes { kind partnerId subject field code permission at targetId } } }";

    [Fact]
    public async Task A_denied_attempt_is_kept_before_it_is_answered_once_an_hour_and_for_its_own_partner_alone()
    {
        var partner = Unique("p");
        var manager = server.Member(partner, Role.AccountManager, Unique("m"));
        var boss = server.Member(partner, Role.PartnerAdministrator, Unique("b"));
        foreach (var _ in Enumerable.Range(0, 3)) Assert.Equal("FORBIDDEN", await server.ErrorCode("{ members { totalCount } }", manager));
        var entries = await Entries(boss);
        Assert.Equal([("ACCESS_DENIED", GlobalId.Of("Partner", partner), "members", "FORBIDDEN")], entries);
        Assert.Empty(await Entries(server.Member(Unique("q"), Role.PartnerAdministrator, Unique("b"))));
        Assert.Equal(entries, await Entries(server.Staff("operations_manager"), new { partnerId = GlobalId.Of("Partner", partner) }));
        Assert.Empty(await Entries(boss, new { partnerId = GlobalId.Of("Partner", Unique("q")) }));
        server.Clock.Advance(TimeSpan.FromHours(1));
        await server.ErrorCode("{ members { totalCount } roles { totalCount } }", manager);
        Assert.Equal(["members", "members", "roles"], (await Entries(boss)).Select(entry => entry.Field).Order());
    }

    [Fact]
    public async Task Twenty_at_once_are_one_entry_and_a_thousand_requests_no_thousand_events()
    {
        var partner = Unique("p");
        var manager = server.Member(partner, Role.AccountManager, Unique("m"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.ErrorCode("{ members { totalCount } }", manager)));
        Assert.Single(await Entries(server.Member(partner, Role.PartnerAdministrator, Unique("b"))));
        var head = await server.Services.GetRequiredService<IEventStore>().Head();
        foreach (var _ in Enumerable.Range(0, 10)) await server.ErrorCode("{ " + string.Concat(Enumerable.Range(0, 100).Select(n => $"a{n}: members {{ totalCount }} ")) + "}", manager);
        Assert.Equal(head, await server.Services.GetRequiredService<IEventStore>().Head());
    }

    [Fact]
    public async Task Mutations_subscriptions_and_customers_are_kept_as_well_and_visitors_are_not()
    {
        var (customer, operations) = (Unique("c"), server.Staff("operations_manager"));
        var head = await server.Services.GetRequiredService<IEventStore>().Head();
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode("{ customers { totalCount } }"));
        Assert.Equal(head, await server.Services.GetRequiredService<IEventStore>().Head());
        Assert.Equal("FORBIDDEN", await server.ErrorCode("mutation { defineRole(input: { name: \"x\", permissions: [] }) { position } }", server.Customer(customer)));
        using var subscriber = await Subscriber.Start(server, server.Customer(customer), "{ quotaAlertRaised { level } }");
        Assert.Equal("FORBIDDEN", await subscriber.Refusal());
        Assert.Equal(["defineRole", "quotaAlertRaised"], (await Entries(operations, new { subject = $"user-of-{customer}" })).Select(entry => entry.Field).Order());
    }

    [Fact]
    public async Task Who_changed_rights_is_told_with_what_was_changed()
    {
        var partner = Unique("p");
        var boss = server.Member(partner, Role.PartnerAdministrator, Unique("b"));
        var role = (string)(await server.Data("mutation { defineRole(input: { name: \"Viewer\", permissions: [] }) { role { id } } }", boss))["defineRole"]!["role"]!["id"]!;
        await server.Data("mutation($id: ID!) { retireRole(input: { roleId: $id }) { errors { code } } }", boss, new { id = role });
        await server.Settle();
        var log = (await server.Data(Log, boss, new { filter = new { kinds = new[] { "ROLE_DEFINED", "ROLE_RETIRED" } } }))["auditLog"]!["nodes"]!.AsArray();
        Assert.Equal([("ROLE_DEFINED", role), ("ROLE_RETIRED", role)], log.Select(entry => ((string?)entry!["kind"], (string?)entry["targetId"])));
        Assert.Single(log.Select(entry => (string?)entry!["subject"]).Distinct());
    }

    [Fact]
    public async Task Nobody_else_reads_it()
    {
        foreach (var token in new[] { server.Member("p", Role.AccountManager), server.Member("p", Role.Operator), server.Customer("c"), server.Staff("finance") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode("{ auditLog { totalCount } }", token));
    }

    private static string Unique(string name) => $"{name}{Guid.NewGuid():N}";

    private async Task<List<(string? Kind, string? Partner, string? Field, string? Code)>> Entries(string token, object? filter = null)
    {
        await server.Settle();
        var log = (await server.Data(Log, token, new { filter }))["auditLog"]!;
        List<(string?, string?, string?, string?)> entries =
            [.. log["nodes"]!.AsArray().Select(entry => ((string?)entry!["kind"], (string?)entry["partnerId"], (string?)entry["field"], (string?)entry["code"]))];
        Assert.Equal((int)log["totalCount"]!, entries.Count);
        return entries;
    }
}
