using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Write.Domain.Tests.Organization;

/// <summary>The evaluator against one that is written as the catalogue's words are read.</summary>
public sealed class PolicyEvaluatorProperties
{
    private const string Key = "billing:cloudServiceType";

    private static readonly string[] Actions =
        ["billing:order:view", "billing:order:pay", "billing:subscription:unsubscribe", "billing:subscription:renew", "quotas:quota:view"];

    private static readonly string[] Patterns = [.. Actions, "*:*:*", "billing:*:*", "billing:order:*", "*:*:view", "billing:subscription:*", "*:subscription:unsubscribe"];

    private static readonly string?[] Types = [null, "hws.service.type.ebs", "hws.service.type.ecs"];

    private static Gen<AccessPolicyDocument> Policies(params PolicyEffect[] effects)
    {
        var condition = from compares in Gen.Elements(Enum.GetValues<PolicyOperator>())
                        from values in Gen.Elements(Types[1]!, Types[2]!).NonEmptyListOf()
                        select new PolicyCondition(compares, Key, [.. values]);
        var statement = from effect in Gen.Elements(effects)
                        from actions in Gen.Elements(Patterns).NonEmptyListOf()
                        from conditions in Gen.Frequency((2, Gen.Constant(new List<PolicyCondition>())), (1, condition.Select(one => new List<PolicyCondition> { one })))
                        select new PolicyStatement(effect, [.. actions], [.. conditions]);
        return statement.NonEmptyListOf().Select(statements => new AccessPolicyDocument("5.0", [.. statements]));
    }

    [Property(MaxTest = 500), Trait("Rule", "API-7"), Trait("Rule", "API-8")]
    public Property Says_what_a_plain_reading_says() => Prop.ForAll(
        Policies(PolicyEffect.Allow, PolicyEffect.Deny).ToArbitrary(), Gen.Elements(Actions).ToArbitrary(), Gen.Elements(Types).ToArbitrary(),
        (policy, action, type) => PolicyEvaluator.Decide(policy, action, Resource(type)).Verdict == Plain(policy, action, type));

    [Property(MaxTest = 500), Trait("Rule", "API-8")]
    public Property A_denial_wins_in_any_order() => Prop.ForAll(
        Policies(PolicyEffect.Allow, PolicyEffect.Deny).ToArbitrary(), Gen.Elements(Actions).ToArbitrary(), Gen.Elements(Types).ToArbitrary(),
        (policy, action, type) =>
        {
            var verdict = PolicyEvaluator.Decide(policy, action, Resource(type)).Verdict;
            var turned = policy with { Statements = [.. policy.Statements.Reverse()] };
            var denied = policy with { Statements = policy.Statements.Insert(policy.Statements.Length / 2, new(PolicyEffect.Deny, [action], [])) };
            return verdict == PolicyEvaluator.Decide(turned, action, Resource(type)).Verdict
                && PolicyEvaluator.Decide(denied, action, Resource(type)).Verdict == PolicyVerdict.Denied;
        });

    /// <summary>What is let in at the door is let in for some resource, and what is not is for none.</summary>
    [Property(MaxTest = 500), Trait("Rule", "API-8")]
    public Property The_door_is_open_where_any_resource_could_be_allowed() => Prop.ForAll(
        Policies(PolicyEffect.Allow, PolicyEffect.Deny).ToArbitrary(), Gen.Elements(Actions).ToArbitrary(),
        (policy, action) => PolicyEvaluator.DecideForSome(policy, action).IsAllowed
            || !(action == "billing:subscription:unsubscribe" ? new[] { null, "hws.service.type.ebs", "hws.service.type.ecs", "other" } : [null])
                .Any(type => Plain(policy, action, type) == PolicyVerdict.Allowed));

    [Property(MaxTest = 500), Trait("Rule", "API-9")]
    public Property A_repaired_policy_is_sound_and_allows_no_more_unsubscribing() => Prop.ForAll(
        Policies(PolicyEffect.Allow, PolicyEffect.Deny).ToArbitrary(), Gen.Elements(Types).ToArbitrary(),
        (policy, type) =>
        {
            const string unsubscribe = "billing:subscription:unsubscribe";
            var repaired = PolicyFix.Of(policy, Actions);
            return !PolicyChecks.Of(repaired, Actions).Any(finding => finding.Code == "CONDITION_KEY_NOT_SUPPORTED_FOR_ACTION")
                && Plain(repaired, unsubscribe, type) == Plain(policy, unsubscribe, type);
        });

    [Fact, Trait("Rule", "API-9")]
    public void The_mixed_policy_becomes_two_statements_with_the_key_in_the_first()
    {
        var condition = new PolicyCondition(PolicyOperator.StringEquals, Key, ["hws.service.type.ebs"]);
        var repaired = PolicyFix.Of(new("5.0", [new(PolicyEffect.Allow, ["billing:*:*"], [condition])]), Actions);
        Assert.Equal(
            new AccessPolicyDocument("5.0",
            [
                new(PolicyEffect.Allow, ["billing:subscription:unsubscribe"], [condition]),
                new(PolicyEffect.Allow, ["billing:order:*", "billing:subscription:renew"], []),
            ]),
            repaired);
        Assert.Equal(repaired, PolicyFix.Of(repaired, Actions));
    }

    private static Dictionary<string, string>? Resource(string? type) => type is null ? null : new() { [Key] = type };

    private static PolicyVerdict Plain(AccessPolicyDocument policy, string action, string? type)
    {
        bool Fits(PolicyStatement statement)
        {
            var named = false;
            foreach (var pattern in statement.Actions)
            {
                var regex = "^" + string.Join(":", pattern.Split(':').Select(part => part == "*" ? "[^:]+" : part)) + "$";
                named |= System.Text.RegularExpressions.Regex.IsMatch(action, regex);
            }

            foreach (var condition in statement.Conditions)
            {
                if (type is null) return false;
                if (condition.Operator == PolicyOperator.StringEquals && !condition.Values.Contains(type)) return false;
                if (condition.Operator == PolicyOperator.StringNotEquals && condition.Values.Contains(type)) return false;
            }

            return named;
        }

        var fitting = policy.Statements.Where(Fits).Select(statement => statement.Effect).ToHashSet();
        return fitting.Contains(PolicyEffect.Deny) ? PolicyVerdict.Denied : fitting.Contains(PolicyEffect.Allow) ? PolicyVerdict.Allowed : PolicyVerdict.NotAllowed;
    }
}
