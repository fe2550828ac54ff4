using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.BillingModes;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;
using PartnerGraph.Write.Domain.Orders.Wallets;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Tests.Partners;

internal static class Past
{
    public static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    public static readonly PartnerRegistered Distributor = new("d", PartnerKind.Distributor, "SG", "Wholesale", "d@d.example", null, null, Now);

    public static readonly PartnerRegistered Reseller = new("r", PartnerKind.Reseller, "SG", "Shop", "r@r.example", "+65 1", "d", Now);

    public static readonly AccessPolicyDocument Views = new("5.0", [new(PolicyEffect.Allow, ["*:*:view"], [new(PolicyOperator.StringEquals, "billing:cloudServiceType", ["x"])])]);

    public static IEnumerable<PastEvent> In(string stream, params IDomainEvent[] events) => events.Select(e => new PastEvent(stream, e));
}

public sealed class PartnerContractTests : ProjectionContract<PartnerProjection>
{
    protected override IEnumerable<PastEvent> History =>
    [
        .. Past.In("partner-d", Past.Distributor, new TierGranted("d", PartnerTier.Standard, true, "joined"), new ResellerInvited("d", "i", "r@r.example", "Shop", Past.Now)),
        .. Past.In("partner-r", Past.Reseller, new TierGranted("r", PartnerTier.Standard, true, "joined"),
            new TierChanged("r", PartnerTier.Standard, PartnerTier.Premier, "review"), new BusinessInformationApproved("r", Past.Now)),
        .. Past.In("verification-r", new VerificationSwitched("r", true), new VerificationSwitched("r", false)),
        .. Past.In("partner-status-r", new PartnerRestricted("r", RestrictionCause.Quota, "quota", Past.Now), new PartnerUnrestricted("r", RestrictionCause.Quota, Past.Now),
            new PartnerRestricted("r", RestrictionCause.Quota, "again", Past.Now), new ResellerFrozen("r", "d", FreezeCause.Distributor, Past.Now),
            new ResellerUnfrozen("r", "d", Past.Now), new PartnerFrozen("r", FreezeCause.Operations, "fraud", Past.Now),
            new PartnerUnfrozen("r", FreezeCause.Operations, Past.Now), new PartnerFrozen("r", FreezeCause.Operations, "again", Past.Now)),
    ];
}

public sealed class OrganizationContractTests : ProjectionContract<OrganizationProjection>
{
    protected override IEnumerable<PastEvent> History =>
    [
        .. Past.In("partner-d", Past.Distributor),
        .. Past.In("role-x", new RoleDefined("x", "d", "Viewer", [Permissions.ViewBills]), new RoleChanged("x", "d", "Finance", [Permissions.ViewQuota]), new RoleRetired("x", "d")),
        .. Past.In("member-m", new MemberCreated("m", "d", MemberKind.User, "Ann", "ann@d.example", "sub", Past.Now),
            new RoleAssigned("m", "d", BuiltInRole.AccountDirector, null), new ManagersAssigned("m", "d", ["a", "b"]),
            new RoleAssigned("m", "d", BuiltInRole.Operator, "x"), new MemberRemoved("m", "d", Past.Now)),
        .. Past.In("member-a", new MemberCreated("a", "d", MemberKind.User, "Abe", "abe@d.example", "sub-a", Past.Now), new RoleAssigned("a", "d", BuiltInRole.AccountManager, null)),
        .. Past.In("member-b", new MemberCreated("b", "d", MemberKind.User, "Bea", "bea@d.example", "sub-b", Past.Now), new RoleAssigned("b", "d", BuiltInRole.AccountManager, null)),
        .. Past.In("member-o", new MemberCreated("o", "d", MemberKind.User, "Ora", "ora@d.example", "sub-o", Past.Now),
            new RoleAssigned("o", "d", BuiltInRole.AccountDirector, null), new ManagersAssigned("o", "d", ["a", "b"])),
        .. Past.In("member-a", new RoleAssigned("a", "d", BuiltInRole.Operator, null), new RoleAssigned("a", "d", BuiltInRole.AccountManager, null)),
        .. Past.In("member-b", new MemberRemoved("b", "d", Past.Now)),
        .. Past.In("member-email-x", new IamAccountRecorded("x", Past.Now), new IamAccountDeleted("x", Past.Now), new IamAccountRecorded("x", Past.Now.AddDays(1))),
        .. Past.In("member-email-y", new IamAccountRecorded("y", Past.Now), new IamAccountDeleted("y", Past.Now)),
        .. Past.In("member-n", new MemberCreated("n", "d", MemberKind.User, "Ann", "ann@d.example", "sub", Past.Now)),
        .. Past.In("access-policies-partner.d", new AccessPolicyPut("d", null, "n", Past.Views), new AccessPolicyPut("d", null, "n", Past.Views with { Statements = [] }),
            new AccessPolicyPut("d", null, "o", Past.Views), new AccessPolicyRemoved("d", null, "n"), new AccessPolicyPut("d", null, "n", Past.Views)),
        .. Past.In("access-policies-customer.c", new AccessPolicyPut(null, "c", "n", Past.Views), new AccessPolicyRemoved(null, "c", "n")),
    ];
}

public sealed class CustomerStatusContractTests : ProjectionContract<CustomerStatusProjection>
{
    protected override IEnumerable<PastEvent> History =>
    [
        new("association-c", new CustomerAssociated("c", "r", AssociationModel.Reseller, AssociationVia.Ticket, Past.Now)),
        .. Past.In("customer-status-c",
            new CustomerFrozen("c", "r", CustomerFreezeCause.Partner, FreezeScope.Account, "budget", Past.Now),
            new CustomerUnfrozen("c", "r", CustomerFreezeCause.Partner, FreezeScope.Account, Past.Now),
            new CustomerFrozen("c", "r", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, "frozen", Past.Now),
            new CustomerResourcesFrozen("c", "r", CustomerFreezeCause.PartnerFrozen, Past.Now, Past.Now.AddDays(15)),
            new CustomerUnfrozen("c", "r", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, Past.Now),
            new CustomerFrozen("c", "r", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, "again", Past.Now),
            new CustomerFrozen("c", "r", CustomerFreezeCause.Operations, FreezeScope.Account, "unpaid", Past.Now)),
        new("association-c", new CustomerDisassociated("c", "r", AssociationModel.Reseller, Past.Now)),
        new("customer-status-c", new CustomerUnfrozen("c", "r", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, Past.Now)),
        new("association-c", new CustomerAssociated("c", "q", AssociationModel.Reseller, AssociationVia.Ticket, Past.Now)),
        new("customer-status-c", new CustomerUnfrozen("c", "r", CustomerFreezeCause.Operations, FreezeScope.Account, Past.Now)),
    ];
}

/// <summary>Orders that wait for their payment, and what is given back of them.</summary>
public sealed class OrderContractTests : ProjectionContract<OrderProjection>
{
    private static readonly OrderItem Item = new("ECS", "r1", "small", ChargingMode.YearlyMonthly, 1, new(100m));

    private static readonly OrderItem Disk = Item with { Product = "EVS", Role = ItemRole.SystemDisk, PartOf = 1 };

    protected override IEnumerable<PastEvent> History =>
    [
        // As an earlier version stored it: enabled as it was placed.
        .. Past.In("order-e", new OrderPlaced("e", "c", [Item], Item.ListPrice, Past.Now), new ResourceEnabled("e", "c", "e-1", Item, Past.Now, Past.Now.AddMonths(1)),
            new ResourceRenewed("e", "c", "e-1", Past.Now.AddMonths(1), Past.Now.AddMonths(2), Past.Now), new ResourceChanged("e", "c", "e-1", "small", "large", Past.Now)),
        .. Past.In("order-o",
            new OrderPlaced("o", "c", [Item, Disk], new(200m), Past.Now),
            new CombinedOrderPlaced("o", "c", "Shop", CombinationType.CombinedService, CombinedOrderOperation.Purchase, [new("ECS", [1, 2])]),
            new OrderPriceAdjusted("o", "c", "p", 0.1m, new(180m), Past.Now),
            new OrderPaid("o", "c", PaymentMethod.Balance, new(140m), new(40m), Money.Zero, "k", null, [Charge("o-1"), Charge("o-2")], Past.Now),
            new ResourceFailed("o", "c", "o-2", "no capacity", Past.Now), new ResourceEnabled("o", "c", "o-1", Item, Past.Now, Past.Now.AddMonths(1)),
            new ResourceEnabled("o", "c", "o-2", Disk, Past.Now, Past.Now.AddMonths(1)),
            new ResourceChanged("o", "c", "o-1", "small", "large", Past.Now, new(80m)), new ResourceRefunded("o", "c", "o-1", [Refund("o-1", 1)], Past.Now)),
        .. Past.In("order-r", new RenewalPlaced("r", "c", [new("o-1", "ECS", "r1", 1, Past.Now.AddMonths(2), new(80m))], new(80m), Past.Now),
            new CombinedOrderPlaced("r", "c", "Renewal", CombinationType.BatchManagement, CombinedOrderOperation.Renewal, [new("ECS", [1])]),
            new OrderPaid("r", "c", null, Money.Zero, new(80m), Money.Zero, "k", null, [Charge("r-1")], Past.Now)),
        .. Past.In("order-b", new BatchPlaced("b", "c", CombinedOrderOperation.Unsubscription, [new("o-1", "ECS", "r1"), new("o-2", "EVS", "r1")], Past.Now),
            new CombinedOrderPlaced("b", "c", "Unsubscription", CombinationType.BatchManagement, CombinedOrderOperation.Unsubscription, [new("ECS", [1]), new("EVS", [2])])),
        .. Past.In("order-t", new BatchPlaced("t", "c", CombinedOrderOperation.SpecificationChange, [new("o-1", "ECS", "r1", "large", new(80m))], Past.Now)),
        .. Past.In("order-o", new ResourceRenewed("o", "c", "o-1", Past.Now.AddMonths(1), Past.Now.AddMonths(2), Past.Now),
            new ResourceCharged("o", "c", "o-1", Charge("o-1") with { LineId = "r-1", From = Past.Now.AddMonths(1), To = Past.Now.AddMonths(2) }, "r", Past.Now),
            new RenewalUnsubscribed("o", "c", "o-1", Past.Now.AddMonths(2), Past.Now.AddMonths(1), [Refund("o-1", 2)], Past.Now),
            new ResourceUnsubscribed("o", "c", "o-1", UnsubscriptionReason.Other, [Refund("o-1", 3)], Past.Now)),
        .. Past.In("order-m", new OrderPlaced("m", "c", [Item with { ChargingMode = ChargingMode.PayPerUse, Months = null }], new(100m), Past.Now),
            new ResourceEnabled("m", "c", "m-1", Item with { ChargingMode = ChargingMode.PayPerUse, Months = null }, Past.Now, null)),
        .. Past.In("order-u", new BatchPlaced("u", "c", CombinedOrderOperation.PayPerUseToYearlyMonthly, [new("m-1", "ECS", "r1", null, new(80m), 2)], Past.Now)),
        .. Past.In("order-m", new BillingModeChanged("m", "c", "m-1", 2, new(80m), Past.Now.AddMonths(2), Past.Now),
            new ResourceCharged("m", "c", "m-1", Charge("m-1") with { From = Past.Now, To = Past.Now.AddMonths(2) }, null, Past.Now)),
        .. Past.In("order-q", new OrderPlaced("q", "c", [Item], new(100m), Past.Now), new OrderCancelled("q", "c", Past.Now)),
        .. Past.In("order-s", new OrderPlaced("s", "c", [Item], new(100m), Past.Now),
            new OrderPaid("s", "c", PaymentMethod.Balance, new(100m), Money.Zero, Money.Zero, null, null, [Charge("s-1")], Past.Now),
            new ResourceUnsubscribed("s", "c", "s-1", UnsubscriptionReason.Other, [Refund("s-1", 1)], Past.Now)),
    ];

    private static ResourceCharge Charge(string id) =>
        new(id, id, new(100m), new(90m), new(70m), new(20m), Money.Zero, PaymentMethod.Balance, "k", null, null, null);

    private static ChargeRefund Refund(string id, int number) =>
        new($"{id}-refund-{number}", id, id, new(10m), new(9m), new(7m), new(2m), Money.Zero, PaymentMethod.Balance, "k", null);
}

public sealed class CustomerWalletContractTests : ProjectionContract<CustomerWalletProjection>
{
    protected override IEnumerable<PastEvent> History => Past.In("customer-wallet-c",
        new CustomerBalanceToppedUp("c", "r", new(100m)), new CustomerCouponIssued("c", "k", new(40m), CouponTerms.Unrestricted with { Products = ["ECS", "OBS"] }, true),
        new CustomerPaid("c", "o", PaymentMethod.Balance, null, new(60m), "k", new(40m)),
        new CustomerPaid("c", "q", PaymentMethod.Online, "s", new(5m), null, Money.Zero),
        new CustomerRefunded("c", "o-1-refund-1", PaymentMethod.Balance, new(20m)), new CustomerRefunded("c", "q-1-refund-1", PaymentMethod.Online, new(5m)),
        new CouponRefunded("c", "o-1-refund-1", "k", new(40m)));
}
