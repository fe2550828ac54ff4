using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Partners.Authentication;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Partners;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Read.Projections.Partners.Authentication;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Application.Partners.Authentication;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Partners;

public static class PartnersCapability
{
    public static IServiceCollection AddPartners(this IServiceCollection services) => services
        .AddSingleton<PartnerWorkflow>()
        .AddSingleton<PartnerStatusWorkflow>()
        .AddProjection<PartnerProjection>()
        .AddProjection<WhenDistributorFrozenThenFreezeResellers>()
        .AddSingleton<PartnerReads>()
        .AddSingleton<PartnerHistoryReads>()
        .AddSingleton<PartnerStatusHistoryReads>()
        .AddSingleton<IResellerDirectory, ResellerDirectory>()
        .AddAccess<PartnersAccess>()
        .AddQueries<PartnerQueries>()
        .AddMutations<PartnerMutations>()
        .AddMutations<PartnerStatusMutations>()
        .AddSingleton<PaymentInformationWorkflow>()
        .AddProjection<PaymentInformationProjection>()
        .AddSingleton<PaymentInformationReads>()
        .AddQueries<PaymentInformationQueries>()
        .AddMutations<PaymentInformationMutations>()
        .AddSubscriptions<AccountStatusSubscriptions>()
        .AddNode(static async (provider, actor, key, cancellation) =>
            (await provider.GetRequiredService<PartnerReads>().Of(actor.Partners(), [key], cancellation)).GetValueOrDefault(key)?.To<Partner>());
}

internal sealed class PartnersAccess : IAccessRules
{
    private static readonly Role[] Vendor = [.. Enum.GetValues<Role>().Where(role => new Actor("", role).IsVendor)];

    private static readonly Role[] Members =
    [
        Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.Operator, Role.DistributorAdministrator, Role.ResellerAdministrator,
    ];

    public IEnumerable<AccessRule> Rules =>
    [
        new("partner", "proposed", [.. Members, .. Vendor]),
        new("partners", "proposed", Vendor),
        new("registerPartner", "CONV-11", [Role.OperationsManager]),
        new("grantTier", "PROG-41", [Role.EcosystemManager, Role.OperationsManager]),
        new("approveBusinessInformation", "INFO-15", [Role.OperationsManager, Role.Finance]),
        new("authenticatePaymentInformation", "INFO-15", [Role.OperationsManager, Role.Finance]),
        new("paymentInformation", "INCENT-29",
            [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator, Role.OperationsManager, Role.Finance], Permissions.SettleIncentives),
        new("inviteReseller", "ACCT-11", [Role.DistributorAdministrator]),
        new("restrictPartner", "ACCT-1", [Role.OperationsManager, Role.Finance]),
        new("liftRestriction", "ACCT-1", [Role.OperationsManager, Role.Finance]),
        new("freezePartner", "ACCT-4", [Role.OperationsManager, Role.Finance]),
        new("unfreezePartner", "ACCT-4", [Role.OperationsManager, Role.Finance]),
        new("accountStatusChanged", "ACCT-4",
            [.. Members.Where(role => role != Role.Operator), Role.Customer, Role.EcosystemManager, Role.OperationsManager, Role.Finance], "customer.view"),
    ];
}
