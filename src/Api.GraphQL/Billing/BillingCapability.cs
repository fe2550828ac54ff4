using PartnerGraph.Api.GraphQL.Billing.Arrears;
using PartnerGraph.Api.GraphQL.Billing.Bills;
using PartnerGraph.Api.GraphQL.Billing.Coupons;
using PartnerGraph.Api.GraphQL.Billing.Coupons.Conversion;
using PartnerGraph.Api.GraphQL.Billing.Visibility;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Billing;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Billing;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Billing.Coupons;
using PartnerGraph.Read.Projections.Billing.Coupons.Conversion;
using PartnerGraph.Read.Projections.Billing.Visibility;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using Coupon = PartnerGraph.Api.GraphQL.Billing.Coupons.Coupon;

namespace PartnerGraph.Api.GraphQL.Billing;

public static class BillingCapability
{
    public static IServiceCollection AddBilling(this IServiceCollection services) => services
        .AddProjection<CustomerBalanceProjection>()
        .AddProjection<PaymentProjection>()
        .AddSingleton<CustomerBalanceReads>()
        .AddProjection<WhenBillingMonthClosedThenGenerateBill>()
        .AddSingleton<PaymentReads>()
        .AddSingleton<BillReads>()
        .AddSingleton<AccountHistory>()
        .AddSingleton<RestatementReads>()
        .AddSingleton<RestatementWorkflow>()
        .AddProjection<WhenBillRestatementOrderedThenRestateBill>()
        .AddMutations<RestatementMutations>()
        .AddAccess<BillingAccess>()
        .AddQueries<BillingQueries>()
        .AddQueries<PaymentQueries>()
        .AddQueries<BillQueries>()
        .AddQueries<BillingReferenceQueries>()
        .AddNode<PartnerBill>(static async (provider, actor, key, cancellation) =>
            BillIds.Parse(key) is { } bill && Allows(provider, actor, "partnerBill")
                ? await provider.GetRequiredService<BillQueries>().Find(actor.Partners(), bill.PartnerId, bill.Month, asOf: null, cancellation)
                : null)
        .AddMutations<BillingMutations>()
        .AddMutations<WithdrawalMutations>()
        .AddCouponConversion()
        .AddCoupons()
        .AddVisibility()
        .AddArrears()
        .AddDeadline<MonthlyBillRun>(MonthlyBillRun.Declared)
        .AddDeadline<MonthlyRefundSettlement>(MonthlyRefundSettlement.Declared);

    private static IServiceCollection AddArrears(this IServiceCollection services) => services
        .AddSingleton<PaymentWorkflow>()
        .AddSubscriptions<ArrearsSubscriptions>()
        .AddNode<ArrearsAlert>(static (provider, actor, key, cancellation) =>
            provider.GetRequiredService<AlertQueries>().Find<ArrearsAlert>(actor, key, cancellation))
        .AddDeadline<BillDueDate>(BillDueDate.Declared);

    private static IServiceCollection AddCouponConversion(this IServiceCollection services) => services
        .AddSingleton(CouponCutOver.Default)
        .AddSingleton<CouponConversionWorkflow>()
        .AddProjection<CouponQuotaProjection>()
        .AddProjection<WhenBillGeneratedThenConvertCoupons>()
        .AddSingleton<CouponQuotaReads>()
        .AddSingleton<CouponQuotaHistoryReads>()
        .AddQueries<CouponQuotaQueries>()
        .AddQueries<MyCouponsQueries>()
        .AddMutations<CouponQuotaMutations>();

    private static IServiceCollection AddVisibility(this IServiceCollection services) => services
        .AddProjection<BillVisibilityProjection>()
        .AddSingleton<BillVisibilityReads>()
        .AddSingleton<CustomerCostReads>()
        .AddSingleton<BillSight>()
        .AddSubscriptions<ConsumptionSubscriptions>()
        .AddQueries<BillPermissionQueries>()
        .AddQueries<CustomerCostQueries>()
        .AddMutations<BillPermissionMutations>()
        .AddSubscriptions<BillSubscriptions>()
        .AddSubscriptions<BillRestatementSubscriptions>();

    private static IServiceCollection AddCoupons(this IServiceCollection services) => services
        .AddSingleton<TestCouponWorkflow>()
        .AddProjection<WhenUsageChangesThenReportTestCoupons>()
        .AddSubscriptions<TestCouponSubscriptions>()
        .AddProjection<CouponProjection>()
        .AddSingleton<CouponReads>()
        .AddQueries<CouponQueries>()
        .AddQueries<TestCouponQueries>()
        .AddMutations<TestCouponMutations>()
        .AddNode<Coupon>(static async (provider, actor, key, cancellation) => Allows(provider, actor, "coupon")
            ? await provider.GetRequiredService<CouponQueries>().Find(actor.Partners(), key, cancellation)
            : null)
        .AddNode<TestCouponRequest>(static async (provider, actor, key, cancellation) => Allows(provider, actor, "testCouponRequests")
            ? await provider.GetRequiredService<TestCouponQueries>().Find(actor.Partners(), key, cancellation)
            : null);

    private static bool Allows(IServiceProvider provider, Actor actor, string field) => provider.GetRequiredService<AccessPolicy>().Allows(actor, field);
}

internal sealed class BillingAccess : IAccessRules
{
    private static readonly Role[] Readers = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.Finance];

    private static readonly Role[] Revokers = [Role.PartnerAdministrator, Role.ResellerAdministrator];

    private static readonly Role[] Requesters = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.EcosystemManager];

    public IEnumerable<AccessRule> Rules =>
    [
        new("revokeBillPermission", "BILL-5", Revokers, "bill.visibility"),
        new("grantBillPermission", "BILL-5", Revokers, "bill.visibility"),
        new("billPermission", "BILL-5", Revokers, "bill.visibility"),
        new("myBills", "BILL-6", [Role.Customer]),
        new("myCosts", "BILL-7", [Role.Customer]),
        new("billPublished", "BILL-20", Readers, "bill.view"),
        new("billRestated", "BILL-20", Readers, "bill.view"),
        new("arrearsAlertRaised", "NOTIFY-5", Readers, "bill.view"),
        new("testCouponUsageReported", "COUPON-23", Readers, "bill.view"),
        new("consumptionReported", "BILL-8", [Role.Customer]),
        new("couponQuota", "COUPON-33", Readers, "bill.view"),
        new("couponQuotaHistory", "COUPON-33", Readers, "bill.view"),
        new("myCoupons", "COUPON-42", [Role.Customer]),
        new("withdrawBalance", "COUPON-6", [Role.Customer]),
        // Refused by the rule and not by right, so that the refusal says since when (COUPON-30).
        new("issueCouponToCustomer", "COUPON-30", [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator]),
        new("grantCouponQuota", "proposed", [Role.OperationsManager, Role.Finance]),
        new("recordHistoricCoupon", "proposed", [Role.OperationsManager, Role.Finance]),
        new("coupons", "COUPON-44", Readers, "bill.view"),
        new("coupon", "COUPON-44", Readers, "bill.view"),
        new("testCouponRequests", "COUPON-18", [.. Requesters, Role.OperationsManager], "coupon.request"),
        new("requestTestCoupon", "COUPON-20", Requesters, "coupon.request"),
        new("decideTestCoupon", "COUPON-18", [Role.EcosystemManager, Role.OperationsManager]),
        new("amountDue", "BILL-1", Readers, "bill.view"),
        new("accountBalance", "BILL-2", Readers, "bill.view"),
        new("payments", "BILL-25", Readers, "bill.view"),
        new("partnerBill", "BILL-1", Readers, "bill.view"),
        new("partnerBills", "BILL-1", Readers, "bill.view"),
        new("customerBalance", "BUDGET-11", [Role.Customer, Role.Finance]),
        new("restateBill", "proposed", [Role.Finance]),
        new("repay", "BILL-25", [Role.PartnerAdministrator, Role.DistributorAdministrator], "bill.repay"),
        new("topUpBalance", "BILL-2", [Role.Finance]),
        new("couponCutOvers", "COUPON-30", Enum.GetValues<Role>()),
        new("refundRules", "BILL-30", Enum.GetValues<Role>()),
        new("figurePrecisions", "proposed", Enum.GetValues<Role>()),
    ];
}
