using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Organization.AccessPolicies;

[Description("What a statement asks of the resource; what the request does not have satisfies nothing.")]
public sealed record PolicyConditionInput(
    [property: Description("How it compares.")] PolicyOperator Operator,
    [property: Description("billing:cloudServiceType, which the action billing:subscription:unsubscribe supports alone (API-6).")] string Key,
    [property: Description("1 to 50 values, such as hws.service.type.ebs; letter case does not matter.")] IReadOnlyList<string> Values);

[Description("What is allowed or denied.")]
public sealed record PolicyStatementInput(
    [property: Description("A denial counts before anything that allows.")] PolicyEffect Effect,
    [property: Description("1 to 100 actions as service:resource:verb, each part a name or *; policyActions lists what there is.")] IReadOnlyList<string> Actions,
    [property: Description("At most 5, of which all must hold; none when left out.")] IReadOnlyList<PolicyConditionInput>? Conditions);

[Description("A fine-grained policy: what of its role a user may use (API-8).")]
public sealed record PolicyDocumentInput(
    [property: Description("5.0.")] string Version, [property: Description("1 to 20 statements, in any order.")] IReadOnlyList<PolicyStatementInput> Statements)
{
    internal AccessPolicyDocument Document() => new(Version, [.. Statements.Select(statement => new PolicyStatement(
        statement.Effect, [.. statement.Actions],
        [.. (statement.Conditions ?? []).Select(condition => new PolicyCondition(condition.Operator, condition.Key, [.. condition.Values]))]))]);
}

[Name("PolicyCondition"), Description("What a statement asks of the resource.")]
public sealed record PolicyConditionView(
    [property: Description("How it compares.")] PolicyOperator Operator, [property: Description("What of the resource is compared.")] string Key,
    [property: Description("With what.")] IReadOnlyList<string> Values);

[Name("PolicyStatement"), Description("What is allowed or denied.")]
public sealed record PolicyStatementView(
    [property: Description("A denial counts before anything that allows.")] PolicyEffect Effect, [property: Description("As service:resource:verb, each part a name or *.")] IReadOnlyList<string> Actions,
    [property: Description("All of them must hold.")] IReadOnlyList<PolicyConditionView> Conditions);

[Name("PolicyDocument"), Description("A fine-grained policy: what of its role a user may use (API-8).")]
public sealed record PolicyDocumentView(
    [property: Description("5.0.")] string Version, [property: Description("As they were given.")] IReadOnlyList<PolicyStatementView> Statements)
{
    internal static PolicyDocumentView Of(AccessPolicyDocument policy) => new(policy.Version, [.. policy.Statements.Select(statement => new PolicyStatementView(
        statement.Effect, statement.Actions, [.. statement.Conditions.Select(condition => new PolicyConditionView(condition.Operator, condition.Key, condition.Values))]))]);
}

[Name("AccessPolicy"), Description("The policy of a user of the caller's account.")]
public sealed class AccessPolicyView(AccessPolicyRow row, string? memberId)
{
    [Id, Description("The member that it is about; null for a customer's user.")]
    public string? MemberId => memberId;

    [SeenLike("members"), Description("That member.")]
    public IDataLoaderResult<Member?>? Member(IResolveFieldContext context) => context.MemberOf(memberId);

    [Description("The sub of the tokens of the customer's user that it is about; null for a member.")]
    public string? UserSubject => memberId is null ? row.Holder : null;

    [Description("What it says.")]
    public PolicyDocumentView Policy => PolicyDocumentView.Of(AccessPolicyReads.DocumentOf(row));

    [Description("What should be otherwise, as validatePolicy tells it.")]
    public IReadOnlyList<RejectionView> Findings(AccessPolicy access) =>
        [.. PolicyChecks.Of(AccessPolicyReads.DocumentOf(row), access.Actions).Select(finding => new RejectionView(finding))];

    [Description("When it was put; UTC.")]
    public DateTimeOffset PutAt => row.PutAt;

    [Description("Of all policies of the account, for expectedVersion: whoever changes another one moves it, too.")]
    public long Version => row.Version;
}

[Description("What is to be said of a policy (API-6).")]
public sealed record PolicyValidation(
    [property: Description("Whether there is no finding.")] bool Valid,
    [property: Description("Every fault by its rule and place.")] IReadOnlyList<RejectionView> Findings);

[Description("Why a simulated action is allowed or not.")]
public enum SimulatedVerdict
{
    [Description("Role and policy allow it.")]
    Allowed,

    [Description("A statement denies it.")]
    DeniedByStatement,

    [Description("No statement allows it.")]
    NotAllowedByPolicy,

    [Description("The role does not permit it, whatever a policy says.")]
    NotGrantedByRole,
}

[Description("What a user would be answered (API-7).")]
public sealed record PolicySimulation(
    [property: Description("The outcome.")] SimulatedVerdict Verdict, [property: Description("Whether it would be answered.")] bool Allowed,
    [property: Description("The statement that decided, from 1; null when none did.")] int? Statement,
    [property: Description("What the user needs, as the error CBC.0151 names it.")] string Permission);
