using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Finder;
using PartnerGraph.Projections.Finder;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Finder;

[Description("Whether a partner may be shown in Partner Finder now: every condition, decided by the code that decides the publishing (BEN-14).")]
public sealed class PartnerFinderEligibility(IReadOnlyList<RuleCheck> checks)
{
    [Description("Whether every condition holds.")]
    public bool Eligible => checks.All(check => check.Outcome != RuleOutcome.Failed);

    public IReadOnlyList<PartnerFinderCondition> Checks => [.. checks.Select(check => new PartnerFinderCondition(check))];
}

[Description("A condition of being shown in Partner Finder.")]
public sealed class PartnerFinderCondition(RuleCheck check)
{
    [Description("The rule of the catalogue; policyRule(id) explains it.")]
    public string RuleId => check.Rule.Id;

    [Description("The code of a violation.")]
    public string Code => check.Rule.Code;

    public string Text => check.Rule.Text;

    public bool Passed => check.Outcome != RuleOutcome.Failed;

    [Description("What can be done about it; null when the condition holds.")]
    public string? Remedy => check.Rejection?.Remedy;
}

public sealed class ProfileQueries(FinderReads reads, ProfileWorkflow profiles)
{
    [Description("A partner's profile: the caller's own when no id is given; null when there is none that the caller may see.")]
    public async Task<PartnerProfile?> PartnerProfile(IResolveFieldContext context, [Id] string? partnerId)
    {
        if (PartnerOf(context, partnerId) is not { } key) return null;
        return (await reads.Of(context.PartnerScope(), [key], context.CancellationToken)).GetValueOrDefault(key)?.To<PartnerProfile>();
    }

    [Description("Whether a partner could be shown in Partner Finder: the caller's own when no id is given; null when the caller may not ask.")]
    public async Task<PartnerFinderEligibility?> PartnerFinderEligibility(IResolveFieldContext context, [Id] string? partnerId) =>
        PartnerOf(context, partnerId) is { } key && context.PartnerScope().Includes(key)
            ? new(await profiles.Eligibility(key, context.CancellationToken))
            : null;

    private static string? PartnerOf(IResolveFieldContext context, string? partnerId) =>
        partnerId is null ? Actor.Of(context).PartnerId : GlobalId.KeyOf("Partner", partnerId);
}
