using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Access;

namespace PartnerGraph.Api.GraphQL.Tests.Objects;

/// <summary>No way through objects leads further than the root fields do.</summary>
public sealed class ObjectAccessTests(TwoTenants server) : IClassFixture<TwoTenants>
{
    // What a customer leads to, and the root that shows the same of customer ca.
    private static readonly (string Below, string Root, string Selection)[] Same =
    [
        ("budget", "customerBudget(customerId: $id)", "{ amount spentAtOfficialPrice }"),
        ("balance", "customerBalance(customerId: $id)", "{ outstanding }"),
        ("accountStatus", "accountStatus(customerId: $id)", "{ state history { totalCount nodes { step reason operator } } }"),
        ("alerts", "alerts(customerId: $id)", "{ totalCount nodes { id } }"),
        ("associationRecords", "associationRecords(filter: { customerId: $id })", "{ totalCount nodes { id reason } }"),
        ("facts", "customerFacts(customerId: $id)", "{ totalCount nodes { kind factId } }"),
        ("discounts", "customerDiscounts(customerId: $id)", "{ totalCount nodes { productType discount } }"),
        ("orders", "orders", "{ totalCount nodes { id } }"),
        ("resources", "resources", "{ totalCount nodes { id } }"),
    ];

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Everybody_reads_of_a_customer_what_the_root_fields_tell_and_null_where_they_refuse()
    {
        var (id, shown, refused) = (GlobalId.Of("Customer", "ca"), 0, 0);
        foreach (var caller in server.Callers)
        {
            foreach (var (below, root, selection) in Same)
            {
                var (_, whole) = await server.Send($"query($id: ID!) {{ customer(id: $id) {{ {below} {selection} }} }}", caller.Token, new { id });
                if (whole["data"]?["customer"] is not JsonObject customer) continue;
                var declared = root.Contains("$id", StringComparison.Ordinal) ? "query($id: ID!)" : "query";
                var (_, same) = await server.Send($"{declared} {{ found: {root} {selection} }}", caller.Token, declared == "query" ? null : new { id });
                Assert.Equal($"{caller} {below}: {same["data"]?["found"]?.ToJsonString()}", $"{caller} {below}: {customer[below]?.ToJsonString()}");
                _ = customer[below] is null ? refused++ : shown++;
            }
        }

        Assert.True(shown > 30 && refused > 20, $"{shown} shown, {refused} refused");
    }

    [Fact, Trait("Rule", "EXPEND-5")]
    public async Task Spending_of_a_customer_is_read_by_whoever_reads_the_distribution()
    {
        var id = GlobalId.Of("Customer", "ca");
        foreach (var caller in server.Callers)
        {
            var (_, whole) = await server.Send("query($id: ID!) { customer(id: $id) { expenditure { total { amountDue } } } }", caller.Token, new { id });
            if (whole["data"]?["customer"] is not JsonObject customer) continue;
            var (_, same) = await server.Send("query($id: ID!) { expenditureDistribution(customerId: $id, from: \"2024-11-01\") { total { amountDue } } }", caller.Token, new { id });
            Assert.Equal($"{caller}: {same["data"]?["expenditureDistribution"]?.ToJsonString()}", $"{caller}: {customer["expenditure"]?.ToJsonString()}");
        }
    }

    [Fact, Trait("Rule", "ORG-5")]
    public async Task An_account_manager_finds_itself_as_a_member_and_nobody_else()
    {
        var manager = server.Member("a", Role.AccountManager, "ma");
        var answer = await server.Data("query($id: ID!) { me { member { id email } partner { id } customer { id } } node(id: $id) { id } }", manager, new { id = GlobalId.Of("Member", "ma") });
        Assert.Equal(GlobalId.Of("Member", "ma"), answer["me"]!["member"]!["id"]!.GetValue<string>());
        Assert.Equal(GlobalId.Of("Member", "ma"), answer["node"]!["id"]!.GetValue<string>());
        Assert.Equal(GlobalId.Of("Partner", "a"), answer["me"]!["partner"]!["id"]!.GetValue<string>());
        Assert.Null(answer["me"]!["customer"]);
        var other = await server.Data("query($id: ID!) { node(id: $id) { id } }", server.Member("a", Role.AccountManager, "somebody"), new { id = GlobalId.Of("Member", "ma") });
        Assert.Null(other["node"]);
    }

    [Fact, Trait("Rule", "CUST-3")]
    public async Task A_customer_reads_its_partners_name_and_nothing_else_of_it()
    {
        var answer = await server.Data("{ myPartner { name } me { customer { association { partnerName partner { contactEmail } } accountManager { email } } } }", server.Customer("ca"));
        Assert.Equal("""{"myPartner":{"name":"own SolutionProvider"},"me":{"customer":{"association":{"partnerName":"own SolutionProvider","partner":null},"accountManager":null}}}""", answer.ToJsonString());
    }

    [Fact]
    public void A_field_that_is_seen_like_a_root_names_one_and_is_nullable()
    {
        var roots = server.Services.GetRequiredService<AccessPolicy>().Rules.Select(rule => rule.Field).ToHashSet();
        foreach (var (type, field, root) in Fields().Select(pair => (pair.Type, pair.Field, SeenLikeAttribute.On(pair.Field))).Where(found => found.Item3 is not null))
        {
            Assert.True(roots.Contains(root!), $"{type.Name}.{field.Name} is seen like {root}, which is no root field.");
            Assert.False(field.ResolvedType is NonNullGraphType, $"{type.Name}.{field.Name} is not nullable, and may be refused.");
        }
    }

    // What belongs to the entity by which it is reached: whoever sees that one may see these.
    private static readonly string[] Parts =
        ["CustomerWallet.coupons", "Member.customRole", "Order.resources", "Resource.children", "Resource.parent", "Partner.profile", "Partner.resellers", "PartnerSuggestion.profile"];

    [Fact, Trait("Rule", "CONV-7")]
    public void A_field_that_leads_to_an_entity_says_by_which_root_it_is_seen()
    {
        var nodes = server.Services.GetServices<NodeType>().Select(node => node.Name).ToHashSet();
        Assert.Empty(Fields()
            .Where(pair => nodes.Contains(pair.Field.ResolvedType!.GetNamedType().Name.Replace("Connection", "", StringComparison.Ordinal)))
            .Where(pair => SeenLikeAttribute.On(pair.Field) is null)
            .Select(pair => $"{pair.Type.Name}.{pair.Field.Name}").Except(Parts));
    }

    /// <summary>Every field below the roots, payloads of mutations and parts of connections left out.</summary>
    private IEnumerable<(IObjectGraphType Type, FieldType Field)> Fields()
    {
        server.Schema.Initialize();
        return server.Schema.AllTypes.OfType<IObjectGraphType>()
            .Where(type => type.Name is not ("Query" or "Mutation" or "Subscription") && !type.Name.EndsWith("Payload", StringComparison.Ordinal)
                && !type.Name.EndsWith("Connection", StringComparison.Ordinal) && !type.Name.EndsWith("Edge", StringComparison.Ordinal))
            .SelectMany(type => type.Fields.Select(field => (type, field)));
    }
}
