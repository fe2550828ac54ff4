using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Withholding;
using PartnerGraph.Write.Application.Withholding;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Api.GraphQL.Withholding;

public static class WithholdingCapability
{
    public static IServiceCollection AddWithholding(this IServiceCollection services) => services
        .AddSingleton(WhtPolicy.Default)
        .AddSingleton<WhtCredentialWorkflow>()
        .AddProjection<WhtCredentialProjection>()
        .AddSingleton<WhtCredentialReads>()
        .AddSingleton<WhtCredentialHistoryReads>()
        .AddAccess<WithholdingAccess>()
        .AddQueries<WhtCredentialQueries>()
        .AddMutations<WhtCredentialMutations>()
        .AddSubscriptions<WhtCredentialSubscriptions>()
        .AddNode<WhtCredential>(static async (provider, actor, key, cancellation) => provider.GetRequiredService<AccessPolicy>().Allows(actor, "whtCredentials")
            ? await provider.GetRequiredService<WhtCredentialQueries>().Find(actor.Partners(), key, cancellation)
            : null);
}

internal sealed class WithholdingAccess(WhtPolicy policy) : IAccessRules
{
    public IEnumerable<AccessRule> Rules
    {
        get
        {
            Role[] recorders = [.. policy.PartnerKinds.Select(AdministratorOf).Distinct()];
            return
            [
                new("recordWhtCredential", "WHT-1", recorders, Permissions.SubmitWithholding),
                new("updateWhtCredential", "WHT-1", recorders, Permissions.SubmitWithholding),
                new("submitWhtCredential", "WHT-1", recorders, Permissions.SubmitWithholding),
                new("progressWhtCredential", "WHT-4", [Role.Finance]),
                new("whtCredentials", "WHT-4", [.. recorders, Role.Finance], Permissions.SubmitWithholding),
                new("whtCredentialProgressed", "WHT-4", [.. recorders, Role.Finance], Permissions.SubmitWithholding),
            ];
        }
    }

    private static Role AdministratorOf(PartnerKind kind) => kind switch
    {
        PartnerKind.Reseller => Role.ResellerAdministrator,
        PartnerKind.Distributor => Role.DistributorAdministrator,
        _ => Role.PartnerAdministrator,
    };
}
