using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Finder;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Finder;

[Description("Whether a partner may be shown in Partner Finder now: every condition, decided by the code that decides the publishing (BEN-14).")]
public sealed class PartnerFinderEligibility(IReadOnlyList<RuleCheck> checks)
{
    [Description("Whether every condition holds.")]
    public bool Eligible => checks.All(check => check.Outcome != RuleOutcome.Failed);

    [Description("All conditions in catalogue order, kept or not.")]
    public IReadOnlyList<RuleCheckView> Checks => [.. checks.Select(RuleCheckView.Of)];
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
