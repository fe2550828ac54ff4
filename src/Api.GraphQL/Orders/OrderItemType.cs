using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Api.GraphQL.Orders;

[Description("One instance of an order, also before it is a resource.")]
public sealed class OrderItem(OrderItemRow row)
{
    [Description("Its place in the order, from 1.")]
    public int Number => row.Number;

    [Id, Description("Of the resource that it becomes, or that it renews; there is none yet before it takes effect.")]
    public string ResourceId => GlobalId.Of(nameof(Resource), row.ResourceId);

    public OrderItemState State => row.State;

    public string Product => row.Product;

    public string Region => row.Region;

    [Description("The size or kind of the product; null for a renewal.")]
    public string? Specification => row.Specification.Length > 0 ? row.Specification : null;

    public ChargingMode ChargingMode => row.ChargingMode;

    [Description("The prepaid period, or what a renewal adds to it; null for pay-per-use.")]
    public int? Months => row.Months;

    [Description("USD at official prices: of the period, or of an hour of pay-per-use.")]
    public Money ListPrice => row.ListPrice;

    [Description("What it is to the instance that it was bought for; null for one that stands for itself.")]
    public ItemRole? Role => row.Role;

    [Description("The number of the instance that it was bought for; null for one that stands for itself.")]
    public int? PartOf => row.PartOf;

    [Description("Why the cloud could not enable it; null otherwise.")]
    public string? FailureReason => row.FailureReason;

    [SeenLike("resource"), Description("The resource; null before it takes effect, and to everybody but the customer.")]
    public IDataLoaderResult<Resource?> Resource(IResolveFieldContext context, OrderReads reads) =>
        context.Load<string, ResourceRow>("resources", row.ResourceId, reads.ByIds).Then(resource => resource?.To<Resource>());
}

[Description("The instances of an order that are one type of resource, and are enabled together (ORDER-10).")]
public sealed record OrderResources(
    [property: Description("Such as ECS, with its image, system and data disks; EVS for shared disks; VPC for addresses and bandwidth.")] string Type,
    [property: Description("The instances, in their order.")] IReadOnlyList<OrderItem> Items);

[Description("How an order was paid; USD with eight decimals.")]
public sealed record OrderPayment(
    [property: Description("How the cash was paid, or that the partner settles; null when a coupon paid all of it.")] PaymentMethod? Method,
    [property: Description("From the balance or online.")] Money Cash,
    [property: Description("By the coupon.")] Money Coupon,
    [property: Description("By the customer's partner, in its month's bill; told at official prices (BILL-9).")] Money Settlement,
    [property: Id, Description("The coupon that paid; null when none did.")] string? CouponId,
    DateTimeOffset PaidAt);
