using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Read.Projections.Policies;
using PartnerGraph.Write.Application.Policies;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Api.GraphQL.Policies;

[Description("A figure or choice of the vendor's commercial policies, with the days on which it holds.")]
public sealed record CommercialPolicy(
    PolicyKind Kind, string? Region, string? Subject, decimal? Value, string? Choice, DateOnly From, DateOnly? Until,
    [property: Description("Of the application that laid it down, or changed it last.")] int Number)
{
    internal static CommercialPolicy Of(PolicyTableRow row) => new(row.Kind, row.Region, Spelled.Of(row.Kind, row.Subject), row.Value, Spelled.Of(row.Choice), row.From, row.Until, row.Number);
}

[Description("What an application does to one policy.")]
public sealed record CommercialPolicyChange(
    PolicyKind Kind, string? Region, string? Subject, decimal? Value, string? Choice, DateOnly From, DateOnly? Until,
    [property: Description("Whether it takes the place of a policy of the same kind, region, subject and first day, which the fields that end in Before tell.")] bool Replaces,
    [property: Description("The figure that it takes the place of.")] decimal? ValueBefore,
    [property: Description("The choice that it takes the place of.")] string? ChoiceBefore,
    [property: Description("The last day that it takes the place of.")] DateOnly? UntilBefore)
{
    internal static CommercialPolicyChange Of(PolicyChangeRow row) => new(
        row.Kind, row.Region, Spelled.Of(row.Kind, row.Subject), row.Value, Spelled.Of(row.Choice), row.From, row.Until, row.Replaces, row.ValueBefore, Spelled.Of(row.ChoiceBefore), row.UntilBefore);

    internal static CommercialPolicyChange Of(PolicyChange change) => new(
        change.Row.Kind, change.Row.Region, Spelled.Of(change.Row.Kind, change.Row.Subject), change.Row.Value, Spelled.Of(change.Row.Choice), change.Row.From, change.Row.Until,
        change.Before is not null, change.Before?.Value, Spelled.Of(change.Before?.Choice), change.Before?.Until);
}

[Description("An application of commercial policies.")]
public sealed class CommercialPolicyVersion(PolicyVersionRow row)
{
    [Description("Counts the applications from 1; what is computed by the policies tells it.")]
    public int Number => row.Number;

    [Description("When it was applied.")]
    public DateTimeOffset AppliedAt => row.AppliedAt;

    [Description("Who applied it: the subject of the token.")]
    public string Operator => row.Operator;

    [Description("As it was given.")]
    public string Reason => row.Reason;

    [Description("For expectedVersion of applyCommercialPolicies, as long as it is the latest.")]
    public long Version => row.Version;

    [Description("What it changed, in the order in which it was given.")]
    public IDataLoaderResult<IReadOnlyList<CommercialPolicyChange>> Changes(IResolveFieldContext context, PolicyReads policies) =>
        context.Load<int, IReadOnlyList<PolicyChangeRow>>("policy-changes", row.Number, policies.Changes)
            .Then(IReadOnlyList<CommercialPolicyChange> (changes) => [.. (changes ?? []).Select(CommercialPolicyChange.Of)]);
}

[Description("What an application of policies would do, without doing it.")]
public sealed class CommercialPolicyPreview(PolicyPreview preview)
{
    [Description("Whether it would be accepted.")]
    public bool Accepted => preview.Checks.All(check => check.Rejection is null);

    [Description("For expectedVersion of applyCommercialPolicies, so that what was looked at is what is applied; -1 while there are no policies.")]
    public long Version => preview.Version - 1;

    [Description("Every rule that each policy is held to, by the code that decides.")]
    public IReadOnlyList<RuleCheckView> Checks => [.. preview.Checks.Select(RuleCheckView.Of)];

    [Description("What applying them would be refused with, and where; empty when it would be accepted.")]
    public IReadOnlyList<RejectionView> Refusals => [.. preview.Checks.Select(check => check.Rejection).OfType<Rejection>().Select(rejection => new RejectionView(rejection))];

    [Description("What would change; empty when it would be refused, or when everything stands already.")]
    public IReadOnlyList<CommercialPolicyChange> Changes => [.. preview.Changes.Select(CommercialPolicyChange.Of)];
}

[Description("At what price a product is settled.")]
public sealed record Pricing(
    [property: Scalar<RatioScalar>, Description("The part of the list price at which it is settled; 1 where the policies lay none down.")] decimal SettlementDiscount,
    [property: Description("The list price asked for, settled; rounded once, half away from zero, to eight decimals.")] Money SettlementPrice,
    [property: Description("Of the policies that it is computed by; 0 while there are none.")] int PolicyNumber);

[Description("How incentives of a model are reckoned for partners of a region.")]
public sealed record IncentivePolicy(
    [property: Description("By which period incentives are reckoned (INCENT-1).")] IncentivePeriod Period,
    [property: Scalar<RatioScalar>, Description("REFERRAL: the part of the list price for products at list price, before the customer's discount (INCENT-15); null in the reseller model.")] decimal? ListPriceRebate,
    [property: Scalar<RatioScalar>, Description("REFERRAL: the same for discounted products; null in the reseller model.")] decimal? DiscountedRebate,
    [property: Description("RESELLER: from this performance of a quarter on there is a rebate (INCENT-13); null in the referral model.")] Money? Threshold,
    [property: Scalar<RatioScalar>, Description("RESELLER: the part of the quarter's performance; null in the referral model.")] decimal? ResellerRebate,
    [property: Description("Of the policies that it is read from; 0 while there are none.")] int PolicyNumber);

/// <summary>Names as the schema writes values.</summary>
internal static class Spelled
{
    public static string? Of(string? name) => name is null ? null : System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);

    public static string? Of(PolicyKind kind, string? subject) =>
        PolicyShape.Of(kind).Subject is PolicySubject.RebateType or PolicySubject.Model or PolicySubject.Tier or PolicySubject.CoreRoute ? Of(subject) : subject;
}
