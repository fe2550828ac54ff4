using System.Collections.Immutable;
using System.Reflection;
using GraphQL;
using GraphQL.SystemTextJson;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Kept;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>Two questions that may be answered differently are never the same one.</summary>
public sealed class AnswerKeyTests
{
    private static readonly string[] Variables =
    [
        "{}", """{"a":null}""", """{"a":1}""", """{"a":"1"}""", """{"a":1.0}""", """{"a":1.5}""", """{"a":1e0}""", """{"a":true}""", """{"a":"true"}""", """{"a":[1]}""", """{"a":["1"]}""", """{"a":[[1]]}""",
        """{"a":[]}""", """{"a":{}}""", """{"a":{"b":1}}""", """{"a":{},"b":1}""", """{"b":1}""", """{"a":"","b":""}""", """{"a":"b"}""", """{"ab":""}""", """{"a":[1,2]}""", """{"a":[2,1]}""", """{"a":12}""",
        """{"a":[12]}""", """{"a":"s1:x"}""", """{"a":99999999999999999999999999}""", """{"a":"99999999999999999999999999"}""", """{"a":-1}""", """{"a":0}""", """{"a":-0.0}""",
    ];

    [Fact]
    public void Every_value_is_another_question_and_the_same_one_is_the_same()
    {
        var keys = Variables.Select(json => AnswerKey.Of("caller", "{ a }", null, Read(json))).ToList();
        Assert.DoesNotContain(null, keys);
        // Each way to write one and a half, or nothing at all, may be one; what differs in kind is another.
        Assert.Equal(keys.Count, keys.Distinct().Count() + Same(keys));
        Assert.Equal(keys, Variables.Select(json => AnswerKey.Of("caller", "{ a }", null, Read(json))));
    }

    [Fact]
    public void Caller_document_and_operation_are_told_apart_wherever_one_ends()
    {
        (string, string, string?)[] questions = [("a", "b", "c"), ("ab", "", "c"), ("", "ab", "c"), ("a", "bc", null), ("a", "bc", ""), ("a", "b", "C"), ("a1:b", "", "c")];
        var keys = questions.Select(each => AnswerKey.Of(each.Item1, each.Item2, each.Item3, null)).ToList();
        // No name and an empty one are the same.
        Assert.Equal(questions.Length - 1, keys.Distinct().Count());
    }

    [Fact]
    public void A_value_of_another_kind_has_no_key() => Assert.Null(AnswerKey.Of("", "", null, new(new Dictionary<string, object?> { ["a"] = DateTime.UnixEpoch })));

    [Fact]
    public void Whatever_an_actor_has_tells_it_apart()
    {
        var policy = new AccessPolicyDocument("5.0", [new(PolicyEffect.Allow, ["a:b:c"], [])]);
        var actor = new Actor("s", Role.AccountManager, "p", "m", null, ["m1"], ["quota.view"], null, ["r"], policy);
        Actor[] others =
        [
            actor with { Subject = "t" }, actor with { Role = Role.AccountDirector }, actor with { PartnerId = "q" }, actor with { PartnerId = null }, actor with { MemberId = "n" }, actor with { CustomerId = "c" },
            actor with { ManagerIds = ["m1", "m2"] }, actor with { ManagerIds = default }, actor with { ManagerIds = [] }, actor with { Permissions = ["quota.view", "quota.set"] }, actor with { Permissions = null },
            actor with { Gap = AccessGap.NoRole }, actor with { ResellerIds = [] }, actor with { ResellerIds = ["r", "s"] }, actor with { Policy = null },
            actor with { Policy = policy with { Version = "6.0" } }, actor with { Policy = policy with { Statements = [new(PolicyEffect.Deny, ["a:b:c"], [])] } },
            actor with { Policy = policy with { Statements = [new(PolicyEffect.Allow, ["a:b:d"], [])] } },
            actor with { Policy = policy with { Statements = [new(PolicyEffect.Allow, ["a:b:c"], [new(PolicyOperator.StringEquals, "k", ["v"])])] } },
            actor with { Policy = policy with { Statements = [new(PolicyEffect.Allow, ["a:b:c"], [new(PolicyOperator.StringNotEquals, "k", ["v"])])] } },
        ];
        Assert.Equal(others.Length + 1, others.Append(actor).Select(ActorText.Of).Distinct().Count());
        // Who adds a property here adds it to the text, and above.
        Assert.Equal(
            ["CustomerId", "Gap", "ManagerIds", "MemberId", "PartnerId", "Permissions", "Policy", "ResellerIds", "Role", "Subject"],
            typeof(Actor).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Permissions_in_another_order_are_the_same() => Assert.Equal(
        ActorText.Of(new Actor("s", Role.Operator, Permissions: ImmutableHashSet.Create("a", "b", "c"))),
        ActorText.Of(new Actor("s", Role.Operator, Permissions: ImmutableHashSet.Create("c", "b", "a"))));

    // 1.0 and 1e0 are one value to whoever reads JSON.
    private static int Same(List<string?> keys) => keys[Array.IndexOf(Variables, """{"a":1.0}""")] == keys[Array.IndexOf(Variables, """{"a":1e0}""")] ? 1 : 0;

    private static Inputs Read(string json) => new GraphQLSerializer().Deserialize<Inputs>(json)!;
}
