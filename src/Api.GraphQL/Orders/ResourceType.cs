using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Api.GraphQL.Orders;

public enum ResourceAvailability
{
    Available,

    [Description("The customer's account is frozen: the resource may become unavailable, its fees go on (ACCT-22, ACCT-23).")]
    PossiblyUnavailable,

    [Description("The customer's resources are frozen: unusable, no pay-per-use fees (ASSOC-16).")]
    Frozen,
}

[Node, Description("A cloud resource that a customer has.")]
public sealed record Resource
{
    [Id]
    public required string Id { get; init; }

    [Ignore]
    public required string Key { get; init; }

    [Ignore]
    public required string CustomerId { get; init; }

    [Ignore]
    public required string? ParentId { get; init; }

    [Id]
    public required string OrderId { get; init; }

    [Ignore]
    public required string OrderKey { get; init; }

    [Description("Of its order, for expectedVersion: a change of another resource of the same order moves it, too.")]
    public IDataLoaderResult<long> Version(IResolveFieldContext context, OrderReads reads) =>
        context.Load<string, long>("order-versions", OrderKey, reads.Versions);

    public required string Product { get; init; }

    public required string Region { get; init; }

    public required string Specification { get; init; }

    public required ChargingMode ChargingMode { get; init; }

    [Description("USD at official prices: of the prepaid period, or of an hour of pay-per-use.")]
    public required Money ListPrice { get; init; }

    public required DateTimeOffset EnabledAt { get; init; }

    [Description("The end of the prepaid period; null for pay-per-use.")]
    public required DateTimeOffset? ValidTo { get; init; }

    [Description("When the customer gave it back; null while it has it.")]
    public required DateTimeOffset? UnsubscribedAt { get; init; }

    [Description("The resource that it is subordinate to, such as the server of a system disk (ORDER-12); null for one that stands alone.")]
    public IDataLoaderResult<Resource?>? Parent(IResolveFieldContext context, OrderReads reads) => ParentId is { } parent
        ? context.Load<string, ResourceRow>("resources", parent, reads.ByIds).Then(row => row?.To<Resource>())
        : null;

    [Description("The resources that are subordinate to it, in the order in which they were ordered (ORDER-12).")]
    public IDataLoaderResult<IReadOnlyList<Resource>> Children(IResolveFieldContext context, OrderReads reads) =>
        context.Load<string, IReadOnlyList<ResourceRow>>("children-of-resources", Key, reads.ChildrenOf)
            .Then(IReadOnlyList<Resource> (rows) => [.. (rows ?? []).Select(row => row.To<Resource>())]);

    [Description("What was paid for it in advance, renewals and changes included.")]
    public IDataLoaderResult<ResourceMoney> Paid(IResolveFieldContext context, OrderReads reads) =>
        MoneyOf(context, reads).Then(row => new ResourceMoney(row?.Cash ?? Money.Zero, row?.Coupon ?? Money.Zero, row?.Settlement ?? Money.Zero));

    [Description("What was given back of it.")]
    public IDataLoaderResult<ResourceMoney> Refunded(IResolveFieldContext context, OrderReads reads) =>
        MoneyOf(context, reads).Then(row => new ResourceMoney(row?.CashBack ?? Money.Zero, row?.CouponBack ?? Money.Zero, row?.SettlementBack ?? Money.Zero));

    private IDataLoaderResult<ResourceMoneyRow?> MoneyOf(IResolveFieldContext context, OrderReads reads) =>
        context.Load<string, ResourceMoneyRow>("resource-money", Key, reads.Money);

    public IDataLoaderResult<ResourceAvailability> Availability(IResolveFieldContext context, CustomerStatusReads reads) =>
        new Continued<IReadOnlyList<CustomerFreezeRow>?, ResourceAvailability>(
            context.Load<string, IReadOnlyList<CustomerFreezeRow>>("customer-freezes", CustomerId, reads.Of),
            freezes => (freezes ?? []).Any(freeze => freeze.ResourcesFrozen) ? ResourceAvailability.Frozen
                : freezes is { Count: > 0 } ? ResourceAvailability.PossiblyUnavailable
                : ResourceAvailability.Available);
}

[Description("An amount by what paid it; USD with eight decimals.")]
public sealed record ResourceMoney(
    [property: Description("From the balance or online.")] Money Cash,
    [property: Description("By a coupon of the customer.")] Money Coupon,
    [property: Description("By the customer's partner, in its month's bill; told at official prices (BILL-9).")] Money Settlement)
{
    [Description("Altogether.")]
    public Money Total => Cash + Coupon + Settlement;
}
