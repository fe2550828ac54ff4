using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Processes.Incentives.Payouts;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Incentives.Payouts;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Incentives.Payouts;

public static class PayoutsCapability
{
    public static IServiceCollection AddPayouts(this IServiceCollection services) => services
        .AddSingleton<PayoutWorkflow>()
        .AddSingleton<PaymentWorkflow>()
        .AddProjection<PayoutProjection>()
        .AddProjection<WhenIncentiveStatementConfirmedThenNotifyEarning>()
        .AddProjection<WhenPaymentInformationAuthenticatedThenResumePayouts>()
        .AddSingleton<PayoutReads>()
        .AddSingleton<PayoutHistoryReads>()
        .AddSingleton<EarningReads>()
        .AddSingleton<EarningsOfPayoutReads>()
        .AddSingleton<EarningClaimReads>()
        .AddAccess<PayoutsAccess>()
        .AddQueries<PayoutQueries>()
        .AddQueries<EarningQueries>()
        .AddQueries<BillingListQueries>()
        .AddMutations<PayoutMutations>()
        .AddMutations<PaymentMutations>()
        .AddSubscriptions<PayoutSubscriptions>()
        .AddDeadline<PayoutDue>(PayoutDue.Declared)
        .AddDeadline<CouponPayoutDue>(CouponPayoutDue.Declared)
        .AddProjection<WhenPayoutConcernsPartnerThenNotify>()
        .AddDeadline<EarningExpiry>(EarningExpiry.Declared)
        .AddNode<Payout>(static async (provider, actor, key, cancellation) => Allows(provider, actor, "payout")
            ? await provider.GetRequiredService<PayoutQueries>().Find(actor.Partners(), key, cancellation)
            : null)
        .AddNode<Earning>(static async (provider, actor, key, cancellation) => Allows(provider, actor, "earnings")
            ? await provider.GetRequiredService<EarningQueries>().Find(actor.Partners(), key, cancellation)
            : null);

    private static bool Allows(IServiceProvider provider, Actor actor, string field) => provider.GetRequiredService<AccessPolicy>().Allows(actor, field);
}

/// <summary>Section 5 of the catalogue for payouts.</summary>
internal sealed class PayoutsAccess : IAccessRules
{
    private static readonly Role[] Settlers = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator];

    private static readonly Role[] Readers = [.. Settlers, Role.EcosystemManager, Role.OperationsManager, Role.Finance];

    public IEnumerable<AccessRule> Rules =>
    [
        new("payout", "INCENT-6", Readers, Permissions.ViewIncentives),
        new("payouts", "INCENT-6", Readers, Permissions.ViewIncentives),
        new("earnings", "INCENT-6", Readers, Permissions.ViewIncentives),
        new("billingList", "INCENT-6", Readers, Permissions.ViewIncentives),
        new("payoutStateChanged", "INCENT-6", Readers, Permissions.ViewIncentives),
        new("invoiceRequested", "INCENT-6", Readers, Permissions.ViewIncentives),
        new("payoutEligibility", "INCENT-45", Settlers, Permissions.SettleIncentives),
        new("applyForPayout", "INCENT-45", Settlers, Permissions.SettleIncentives),
        new("registerInvoice", "INCENT-45", Settlers, Permissions.SettleIncentives),
        new("receiveInvoice", "INCENT-42", [Role.Finance]),
        new("submitToBank", "INCENT-42", [Role.Finance]),
        new("topUpAccount", "INCENT-42", [Role.Finance]),
        new("recordPayment", "INCENT-42", [Role.Finance]),
        new("recordPaymentFailure", "INCENT-42", [Role.Finance]),
        new("resumePayout", "INCENT-42", [Role.Finance]),
    ];
}
