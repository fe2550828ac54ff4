using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Write.Domain.Tests.Organization;

public sealed class AccessPolicyTests
{
    private const string Ebs = "hws.service.type.ebs", Key = "billing:cloudServiceType";

    private static readonly ImmutableHashSet<string> Known =
        ["billing:order:view", "billing:order:pay", "billing:subscription:unsubscribe", "billing:subscription:renew", "customers:customers:view", "organization:policy:put"];

    private static readonly PolicyAccount Account = new("p", null);

    private static readonly Member Holder = new() { Exists = true, MemberId = "m", PartnerId = "p" };

    private static PolicyStatement Allow(params string[] actions) => new(PolicyEffect.Allow, [.. actions], []);

    private static PolicyStatement Deny(params string[] actions) => new(PolicyEffect.Deny, [.. actions], []);

    private static PolicyStatement Of(PolicyStatement statement, params string[] types) => statement with { Conditions = [new(PolicyOperator.StringEquals, Key, [.. types])] };

    private static AccessPolicyDocument Policy(params PolicyStatement[] statements) => new("5.0", [.. statements]);

    private static PutAccessPolicy Put(AccessPolicyDocument policy, string holder = "m", string by = "boss") => new(Account, holder, by, policy, Known, Holder);

    [Theory, Trait("Rule", "API-6")]
    [InlineData("billing:*:*", "CONDITION_KEY_NOT_SUPPORTED_FOR_ACTION")]
    [InlineData("billing:order:view", "CONDITION_KEY_NOT_SUPPORTED_FOR_ACTION")]
    [InlineData("billing:subscription:*", "CONDITION_KEY_NOT_SUPPORTED_FOR_ACTION")]
    [InlineData("billing:subscription:unsubscribe", null)]
    public void The_key_of_service_types_goes_with_unsubscribing_alone(string action, string? code) =>
        Assert.Equal(code, PolicyChecks.Of(Policy(Of(Allow(action), Ebs)), Known).Select(finding => $"{finding.Code}").SingleOrDefault());

    [Fact, Trait("Rule", "API-6")]
    public void A_mixed_denial_is_not_stored_since_it_would_deny_nothing()
    {
        AccessPolicyDecider.Definition.Given().When(Put(Policy(Allow("*:*:*"), Of(Deny("billing:*:*"), Ebs)))).ThenRejected("API-6");
        var narrow = Policy(Allow("*:*:*"), Of(Deny("billing:subscription:unsubscribe"), Ebs));
        AccessPolicyDecider.Definition.Given().When(Put(narrow)).Then(new AccessPolicyPut("p", null, "m", narrow)).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "API-7")]
    public void A_mixed_policy_allows_unsubscribing_of_its_type_and_no_other_action()
    {
        var mixed = Policy(Of(Allow("billing:*:*"), Ebs));
        AccessPolicyDecider.Definition.Given().When(Put(mixed)).Then(new AccessPolicyPut("p", null, "m", mixed));
        Assert.Equal(PolicyVerdict.NotAllowed, PolicyEvaluator.Decide(mixed, "billing:order:view").Verdict);
        Assert.Equal(PolicyVerdict.NotAllowed, PolicyEvaluator.DecideForSome(mixed, "billing:order:view").Verdict);
        Assert.True(PolicyEvaluator.Decide(mixed, "billing:subscription:unsubscribe", new Dictionary<string, string> { [Key] = Ebs }).IsAllowed);
    }

    [Fact, Trait("Rule", "API-8")]
    public void A_policy_in_two_statements_views_orders_and_unsubscribes_its_type_alone()
    {
        var split = Policy(Of(Allow("billing:subscription:unsubscribe"), Ebs), Allow("billing:order:*"));
        Assert.True(PolicyEvaluator.Decide(split, "billing:order:view").IsAllowed);
        Assert.True(PolicyEvaluator.Decide(split, "BILLING:subscription:unsubscribe", new Dictionary<string, string> { [Key] = "HWS.service.type.EBS" }).IsAllowed);
        Assert.False(PolicyEvaluator.Decide(split, "billing:subscription:unsubscribe", new Dictionary<string, string> { [Key] = "hws.service.type.ec2" }).IsAllowed);
        Assert.False(PolicyEvaluator.Decide(split, "billing:subscription:unsubscribe").IsAllowed);
        Assert.True(PolicyEvaluator.DecideForSome(split, "billing:subscription:unsubscribe").IsAllowed);
        Assert.False(PolicyEvaluator.Decide(split, "customers:customers:view").IsAllowed);
    }

    [Theory, Trait("Rule", "API-8")]
    [InlineData("5.0", null)]
    [InlineData("1.1", "POLICY_VERSION_NOT_SUPPORTED")]
    [InlineData("5", "POLICY_VERSION_NOT_SUPPORTED")]
    public void A_policy_is_of_version_5(string version, string? code) =>
        Assert.Equal(code, AccessPolicyDecider.Decide(Put(Policy(Allow("*:*:*")) with { Version = version }), AccessPolicies.None).Rejections.SingleOrDefault()?.Code);

    [Theory, Trait("Rule", "API-8")]
    [InlineData("billing:orders:view")]
    [InlineData("billing:order")]
    [InlineData("billing:order:view:*")]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("billing:or*:view")]
    public void What_covers_nothing_is_no_action(string action) =>
        AccessPolicyDecider.Definition.Given().When(Put(Policy(Allow("billing:order:view", action)))).ThenRejected("API-8").WithCode("POLICY_ACTION_UNKNOWN");

    [Theory, Trait("Rule", "API-8")]
    [InlineData(20, 100, 5, 50, true)]
    [InlineData(21, 1, 0, 1, false)]
    [InlineData(1, 101, 0, 1, false)]
    [InlineData(1, 1, 6, 1, false)]
    [InlineData(1, 1, 1, 51, false)]
    [InlineData(0, 1, 0, 1, false)]
    [InlineData(1, 0, 0, 1, false)]
    [InlineData(1, 1, 1, 0, false)]
    public void A_policy_has_bounds(int statements, int actions, int conditions, int values, bool fits)
    {
        var condition = new PolicyCondition(PolicyOperator.StringEquals, "", [.. Enumerable.Repeat("v", values)]);
        var statement = new PolicyStatement(PolicyEffect.Allow, [.. Enumerable.Repeat("*:*:*", actions)], [.. Enumerable.Repeat(condition, conditions)]);
        Assert.Equal(fits, PolicyChecks.IsWithinBounds(new("5.0", [.. Enumerable.Repeat(statement, statements)])));
    }

    [Theory, InlineData(16_384, true), InlineData(16_385, false), Trait("Rule", "API-8")]
    public void All_characters_of_a_policy_have_a_bound(int characters, bool fits) => Assert.Equal(fits, PolicyChecks.IsWithinBounds(Policy(Allow(new string('a', characters)))));

    [Fact, Trait("Rule", "API-8")]
    public void Nobody_puts_or_removes_the_policy_of_oneself()
    {
        AccessPolicyDecider.Definition.Given().When(Put(Policy(Allow("*:*:*")), holder: "boss")).ThenRejected("API-8").WithCode("POLICY_OF_ONESELF");
        AccessPolicyDecider.Definition.Given(new AccessPolicyPut("p", null, "m", Policy(Allow("*:*:*")))).When(new RemoveAccessPolicy(Account, "m", "m"))
            .ThenRejected("API-8").WithCode("POLICY_OF_ONESELF");
    }

    [Fact, Trait("Rule", "API-7")]
    public void Two_who_restrict_each_other_do_not_lock_both_out()
    {
        var narrow = Policy(Allow("billing:*:*"));
        var first = new AccessPolicyPut("p", null, "m", narrow);
        AccessPolicyDecider.Definition.Given(first).When(Put(narrow, holder: "boss", by: "m")).ThenRejected("API-7").WithCode("PERMISSION_NOT_IN_POLICY");
        AccessPolicyDecider.Definition.Given(first).When(new RemoveAccessPolicy(Account, "x", "m")).ThenRejected("API-7");
        AccessPolicyDecider.Definition.Given(first with { Policy = Policy(Allow("organization:policy:put")) }).When(new RemoveAccessPolicy(Account, "x", "m")).ThenNothing();
        AccessPolicyDecider.Definition.Given(first).When(new RemoveAccessPolicy(Account, "m", "boss")).Then(new AccessPolicyRemoved("p", null, "m")).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void A_member_of_another_partner_or_a_former_one_is_none()
    {
        foreach (var member in new[] { null, Member.Unknown, Holder with { PartnerId = "q" }, Holder with { Removed = true } })
            AccessPolicyDecider.Definition.Given().When(Put(Policy(Allow("*:*:*"))) with { Member = member }).ThenRejected("CONV-7").WithCode("MEMBER_NOT_FOUND");
        AccessPolicyDecider.Definition.Given().When(Put(Policy(Allow("*:*:*"))) with { Account = new(null, "c"), Member = null })
            .Then(new AccessPolicyPut(null, "c", "m", Policy(Allow("*:*:*"))));
    }

    [Theory, InlineData(99, null), InlineData(100, "TOO_MANY_POLICIES"), Trait("Rule", "API-8")]
    public void An_account_has_at_most_a_hundred(int present, string? code)
    {
        var given = Enumerable.Range(0, present).Select(n => new AccessPolicyPut("p", null, $"x{n}", Policy(Allow("*:*:*")))).ToList();
        var state = AccessPolicyDecider.Definition.Fold(given);
        Assert.Equal(code, AccessPolicyDecider.Decide(Put(Policy(Allow("*:*:view"))), state).Rejections.SingleOrDefault()?.Code);
        Assert.True(AccessPolicyDecider.Decide(Put(Policy(Allow("*:*:view")), holder: "x0"), state).IsAccepted);
    }
}
