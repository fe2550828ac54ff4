using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Orders;
using PartnerGraph.Domain.Organization;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Projections.Contract;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Orders;
using PartnerGraph.Projections.Organization;
using PartnerGraph.Projections.Partners;

namespace PartnerGraph.Projections.Tests.Partners;

internal static class Past
{
    public static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    public static readonly PartnerRegistered Distributor = new("d", PartnerKind.Distributor, "SG", "Wholesale", "d@d.example", null, null, Now);

    public static readonly PartnerRegistered Reseller = new("r", PartnerKind.Reseller, "SG", "Shop", "r@r.example", "+65 1", "d", Now);

    public static IEnumerable<PastEvent> In(string stream, params IDomainEvent[] events) => events.Select(e => new PastEvent(stream, e));
}

public sealed class PartnerContractTests : ProjectionContract<PartnerProjection>
{
    protected override IEnumerable<PastEvent> History =>
    [
        .. Past.In("partner-d", Past.Distributor, new TierGranted("d", PartnerTier.Standard, true, "joined"), new ResellerInvited("d", "i", "r@r.example", "Shop", Past.Now)),
        .. Past.In("partner-r", Past.Reseller, new TierGranted("r", PartnerTier.Standard, true, "joined"),
            new TierChanged("r", PartnerTier.Standard, PartnerTier.Premier, "review"), new BusinessInformationApproved("r", Past.Now)),
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
        .. Past.In("member-n", new MemberCreated("n", "d", MemberKind.User, "Ann", "ann@d.example", "sub", Past.Now)),
    ];
}

public sealed class CustomerStatusContractTests : ProjectionContract<CustomerStatusProjection>
{
    protected override IEnumerable<PastEvent> History => Past.In("customer-status-c",
        new CustomerFrozen("c", "r", CustomerFreezeCause.Partner, FreezeScope.Account, "budget", Past.Now),
        new CustomerUnfrozen("c", "r", CustomerFreezeCause.Partner, FreezeScope.Account, Past.Now),
        new CustomerFrozen("c", "r", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, "frozen", Past.Now),
        new CustomerResourcesFrozen("c", "r", CustomerFreezeCause.PartnerFrozen, Past.Now, Past.Now.AddDays(15)),
        new CustomerUnfrozen("c", "r", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, Past.Now),
        new CustomerFrozen("c", "r", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, "again", Past.Now));
}

public sealed class OrderContractTests : ProjectionContract<OrderProjection>
{
    private static readonly OrderItem Item = new("ECS", "r1", "small", ChargingMode.YearlyMonthly, 1, new(20.00000001m));

    protected override IEnumerable<PastEvent> History => Past.In("order-o",
        new OrderPlaced("o", "c", [Item], Item.ListPrice, Past.Now), new ResourceEnabled("o", "c", "o-1", Item, Past.Now, Past.Now.AddMonths(1)),
        new ResourceRenewed("o", "c", "o-1", Past.Now.AddMonths(1), Past.Now.AddMonths(2), Past.Now),
        new ResourceChanged("o", "c", "o-1", "small", "large", Past.Now));
}
