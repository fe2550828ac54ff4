using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Processes.Partners.Tiers;
using PartnerGraph.Read.Projections.Partners.Tiers;
using PartnerGraph.Read.Projections.Revenue;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Partners.Tiers;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Partners.Tiers;

public static class TiersCapability
{
    public static IServiceCollection AddTiers(this IServiceCollection services) => services
        .AddTransient<CompetitorEnum>()
        .AddSingleton<TierWorkflow>()
        .AddSingleton<CoreWorkflow>()
        .AddProjection<TierAdmissionProjection>()
        .AddSingleton<TierAdmissionReads>()
        .AddSingleton<YearRevenue>()
        .AddDeadline<TierCommitmentReview>(TierCommitmentReview.Declared)
        .AddDeadline<TierCommitmentGrace>(TierCommitmentGrace.Declared)
        .AddDeadline<AnnualTierReview>(AnnualTierReview.Declared)
        .AddAccess<TiersAccess>()
        .AddQueries<TierQueries>()
        .AddMutations<TierMutations>()
        .AddMutations<CoreMutations>()
        .AddNode<TierAdmission>(static async (provider, actor, key, cancellation) => provider.GetRequiredService<AccessPolicy>().Allows(actor, "tierAdmission")
            ? await provider.GetRequiredService<TierQueries>().Find(actor.Partners(), key, cancellation)
            : null);
}

internal sealed class TiersAccess : IAccessRules
{
    private static readonly Role[] Deciders = [Role.EcosystemManager, Role.OperationsManager];

    public IEnumerable<AccessRule> Rules =>
    [
        new("applyForTierInAdvance", "PROG-3", [Role.PartnerAdministrator]),
        new("tierEligibility", "PROG-3", [Role.PartnerAdministrator]),
        new("admitWonBackPartner", "PROG-11", Deciders),
        new("recordCertifiedEmployee", "PROG-10", Deciders),
        new("inviteToCore", "PROG-18", Deciders),
        new("applyForCore", "PROG-18", [Role.PartnerAdministrator]),
        new("coreAdmission", "PROG-18", [Role.PartnerAdministrator]),
        new("decideCore", "PROG-25", Deciders),
        new("recordFaceToFaceCertification", "PROG-34", Deciders),
        new("certifyGlobalPartner", "PROG-33", Deciders),
        new("coreRoutes", "PROG-19", Enum.GetValues<Role>()),
        new("inAdvanceTiers", "PROG-3", Enum.GetValues<Role>()),
        new("wonBackTiers", "PROG-11", Enum.GetValues<Role>()),
        new("tierAdmission", "PROG-3", [Role.PartnerAdministrator, .. Deciders]),
        new("tierAdmissions", "PROG-3", [Role.PartnerAdministrator, .. Deciders]),
    ];
}
