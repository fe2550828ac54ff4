using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>
/// What another tenant has can neither be found by its id (<c>node(id)</c> is open to everybody: only what it finds tells callers
/// apart) nor be changed.
/// </summary>
public sealed class ForeignTenantTests(TwoTenants server) : IClassFixture<TwoTenants>
{
    [Fact, Trait("Rule", "CONV-7")]
    public async Task Every_type_of_node_is_absent_for_everybody_of_another_tenant()
    {
        foreach (var (caller, (id, _)) in server.Strangers.SelectMany(caller => server.Nodes.Select(node => (caller, node))))
        {
            var answer = await server.Data("query($id: ID!) { node(id: $id) { __typename id } }", caller.Token, new { id });
            Assert.True(answer.ToJsonString() == """{"node":null}""", $"{caller} finds {answer.ToJsonString()}");
        }
    }

    [Fact]
    public async Task Their_own_people_find_them_by_the_same_ids()
    {
        foreach (var (id, owner) in server.Nodes)
            Assert.Equal($$$"""{"node":{"id":"{{{id}}}"}}""", (await server.Data("query($id: ID!) { node(id: $id) { id } }", owner, new { id })).ToJsonString());
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Many_are_found_in_the_order_of_their_ids_and_what_is_foreign_or_absent_is_null()
    {
        const string query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        var (own, absent, foreign) = (GlobalId.Of("Customer", "ca"), GlobalId.Of("Customer", "absent"), GlobalId.Of("Customer", "cb"));
        var (partner, administrator) = (GlobalId.Of("Partner", "a"), server.Member("a", Role.PartnerAdministrator, "many"));
        Assert.Equal(
            $$$"""{"nodes":[{"id":"{{{partner}}}"},null,{"id":"{{{own}}}"},null,{"id":"{{{partner}}}"}]}""",
            (await server.Data(query, administrator, new { ids = new[] { partner, foreign, own, absent, partner } })).ToJsonString());
        foreach (var (count, code) in new[] { (0, "BAD_USER_INPUT"), (100, null), (101, "BAD_USER_INPUT") })
            Assert.Equal(code, await server.ErrorCode(query, administrator, new { ids = Enumerable.Repeat(own, count) }));
    }

    [Fact]
    public void No_type_of_node_is_left_out() => Assert.Empty(
        server.Services.GetServices<NodeType>().Select(type => type.Name).Except(server.Nodes.Select(node => GlobalId.Parse(node.Id)!.Value.Type)));

    [Fact]
    public async Task The_other_tenants_data_would_be_seen_if_it_leaked()
    {
        var owner = server.Member("b", Role.PartnerAdministrator, "reader");
        foreach (var (field, shown) in new[]
        {
            ("customers", TwoTenants.Secret), ("customer", TwoTenants.Secret), ("invitations", TwoTenants.Secret), ("preRegistrations", TwoTenants.Secret),
            ("associationRecords", TwoTenants.Secret), ("members", TwoTenants.Secret), ("roles", TwoTenants.Secret), ("partner", TwoTenants.Secret),
            ("partnerProfile", TwoTenants.Secret),
            ("customerDiscounts", TwoTenants.SecretAmount),
            ("customerBudget", TwoTenants.SecretAmount), ("consumptionQuota", TwoTenants.SecretAmount), ("accountBalance", TwoTenants.SecretAmount),
            ("expenditureDashboard", TwoTenants.SecretAmount), ("expenditureDetails", TwoTenants.SecretAmount),
        })
        {
            IObjectGraphType query = server.Schema.Query;
            var (document, variables) = new RootFieldProbe(TwoTenants.ForeignId).Of(query, query.Fields.Single(candidate => candidate.Name == field), optionalIds: false);
            Assert.Contains(shown, $"{field}: {(await server.Data(document, owner, variables)).ToJsonString()}", StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Nobodys_mutation_stores_anything_about_another_tenant()
    {
        await server.Settle();
        var store = server.Services.GetRequiredService<IEventStore>();
        var before = await store.Head();
        foreach (var (caller, field) in server.Strangers.SelectMany(caller => server.Schema.Mutation!.Fields.Select(field => (caller, field))))
        {
            var (document, variables) = new RootFieldProbe(TwoTenants.ForeignId).Of(server.Schema.Mutation!, field, optionalIds: true);
            await server.Send(document, caller.Token, variables);
        }

        await server.Settle();
        var stored = (await store.ReadAll(before, 10_000)).Events;
        Assert.NotEmpty(stored);
        // Whoever holds an invitation's token may try it, and its partner learns why that failed (ASSOC-45).
        Assert.Empty(stored.Where(e => IsForeign(e.Stream) && e.Type != EventTypeRegistry.Domain.NameOf<AssociationRefused>()).Select(e => $"{e.Type} in {e.Stream}"));
    }

    private static bool IsForeign(string stream) =>
        TwoTenants.Keys.Any(key => stream.EndsWith($"-{key}", StringComparison.Ordinal)) || stream.Contains(TwoTenants.Secret, StringComparison.OrdinalIgnoreCase);
}
