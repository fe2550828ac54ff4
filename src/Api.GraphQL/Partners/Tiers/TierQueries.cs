using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Policies;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Partners.Tiers;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Partners.Tiers;
using PartnerGraph.Write.Application.Policies;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Api.GraphQL.Partners.Tiers;

[Description("Which admissions are asked for; a field left out asks nothing.")]
public sealed record TierAdmissionFilter(
    [property: Description("How far the way to Core is.")] CoreStatus? Core,
    [property: Description("How it stands with the pledge.")] PledgeStatus? Pledge,
    [property: Description("Begun at this instant or later.")] DateTimeOffset? From,
    [property: Description("Begun at this instant or earlier.")] DateTimeOffset? Until);

public sealed class TierQueries(TierAdmissionReads reads, TierWorkflow tiers, CoreWorkflow core, PolicyWorkflow policies, ReferenceDay day)
{
    [Description("How a partner came, or may come, to its tier by other ways than revenue: the caller's own when no id is given; null when there is nothing to tell, or nothing that the caller may see.")]
    public async Task<TierAdmission?> TierAdmission(IResolveFieldContext context, [Id] string? partnerId) =>
        (partnerId is null ? Actor.Of(context).PartnerId : GlobalId.KeyOf("Partner", partnerId)) is { } key
            ? await Find(context.PartnerScope(), key, context.CancellationToken)
            : null;

    [Description("Admissions of the caller's partner, and for the vendor those of all partners; the latest begun first unless orderBy says otherwise.")]
    public async Task<Connection<TierAdmission>> TierAdmissions(IResolveFieldContext context, TierAdmissionFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), new TierAdmissionQuery(filter?.Core, filter?.Pledge, Period.Window(filter?.From, filter?.Until, orderBy)));
        return new(
            (await reads.Page(scope, query, page, context.CancellationToken)).Select(row => row.To<TierAdmission>()),
            cancellation => reads.Count(scope, query, cancellation));
    }

    [Cost(100), Description("What applyForTierInAdvance would say to the caller's partner now (PROG-3 to PROG-9, PROG-82, PROG-83).")]
    public async Task<TierEligibility> TierEligibility(IResolveFieldContext context, [Description("What the partner says of itself.")] InAdvanceApplicationInput application) =>
        new(await tiers.Preview(Actor.Of(context).RequirePartner(), application.Tier, application.Answers, context.CancellationToken));

    [Cost(100), Description("What applyForCore would say to the caller's partner now (PROG-18 to PROG-39).")]
    public async Task<TierEligibility> CoreAdmission(IResolveFieldContext context, [Description("What the partner says of itself.")] CoreApplicationInput application) =>
        new(await core.Preview(Actor.Of(context).RequirePartner(), application.Answers, context.CancellationToken));

    [Cost(30), Description("The routes to Core, and what each asks of a partner registered in a country (REF-2, PROG-19).")]
    public async Task<IReadOnlyList<CoreRouteTerms>> CoreRoutes(
        IResolveFieldContext context, [Description("ISO 3166-1 code of two letters; what holds everywhere when omitted.")] string? country, DateOnly? asOf)
    {
        var (book, on) = (await policies.Book(context.CancellationToken), day.Of(asOf));
        return [.. Enum.GetValues<CoreRoute>().Select(route => CoreRouteTerms.Of(route, book.Core(route, country, on), book.CorePlaces(route, country, on)))];
    }

    [Cost(30), Description("The tiers that are given in advance, and what each asks of a partner registered in a country (REF-1).")]
    public async Task<IReadOnlyList<InAdvanceTerms>> InAdvanceTiers(
        IResolveFieldContext context, [Description("ISO 3166-1 code of two letters; what holds everywhere when omitted.")] string? country, DateOnly? asOf)
    {
        var (book, on) = (await policies.Book(context.CancellationToken), day.Of(asOf));
        return [.. new[] { PartnerTier.Advanced, PartnerTier.Premier }.Select(tier => InAdvanceTerms.Of(tier, book.Advance(tier, country, on)))];
    }

    [Cost(30), Description("At which tier a partner starts that is won back from a competitor (REF-3).")]
    public IReadOnlyList<WonBackMapping> WonBackTiers(DateOnly? asOf) => [.. Write.Domain.Partners.Tiers.WonBackTiers.Table.On(day.Of(asOf)).Select(WonBackMapping.Of)];

    internal async Task<TierAdmission?> Find(PartnerScope scope, string partner, CancellationToken cancellation) =>
        (await reads.Of(scope, [partner], cancellation)).GetValueOrDefault(partner)?.To<TierAdmission>();
}
