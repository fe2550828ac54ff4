using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Orders;

[Description("What a customer has to pay orders with. USD with eight decimals.")]
public sealed class CustomerWallet(string customerId, Money balance, CustomerScope scope)
{
    [Description("What it put on its account, or got back, and has not used.")]
    public Money Balance => balance;

    [Description("Its coupons that are not used up, by id; at most 100.")]
    public async Task<IReadOnlyList<CustomerCoupon>> Coupons(IResolveFieldContext context, CustomerWalletReads reads) =>
        [.. (await reads.Coupons(scope, customerId, context.CancellationToken)).Select(row => new CustomerCoupon(row))];

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, CustomerWalletProjection.ReadModelName);
}

[Node, Description("A coupon that the vendor gave a customer. It pays the customer's own orders (COUPON-1); the coupons of partners pay bills. USD with eight decimals.")]
public sealed class CustomerCoupon(CustomerCouponRow row)
{
    [Id]
    public string Id => GlobalId.Of(nameof(CustomerCoupon), row.CouponId);

    [Id]
    public string CustomerId => GlobalId.Of("Customer", row.CustomerId);

    [Description("What it held when it was issued.")]
    public Money FaceValue => row.Amount;

    [Description("What is left of it.")]
    public Money Balance => row.Left;

    [Description("The first day on which it pays, in the billing time zone; null without a bound.")]
    public DateOnly? ValidFrom => row.ValidFrom;

    [Description("The last day on which it pays, included; null without a bound.")]
    public DateOnly? ValidTo => row.ValidTo;

    [Description("The products that it pays; none named pays all (COUPON-2).")]
    public IReadOnlyList<string> Products => row.Products.Split(CustomerWalletProjection.Between, StringSplitOptions.RemoveEmptyEntries);

    [Description("Whether it can be taken beside a partner's discount (DISC-16).")]
    public bool CombinesWithPartnerDiscount => !row.ExcludesPartnerDiscount;

    [Description("How much of the log the balance includes.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, CustomerWalletProjection.ReadModelName);

    [Description("What the vendor noted; null when nothing.")]
    public string? Remarks => row.Remarks;
}

public sealed class CustomerWalletQueries(CustomerWalletReads reads)
{
    [Description("What a customer has to pay with, the caller unless named; null when the caller may not see it.")]
    public Task<CustomerWallet?> CustomerWallet(IResolveFieldContext context, [Id] string? customerId) => Find(
        context, customerId is null ? Actor.Of(context).RequireCustomer() : GlobalId.KeyOf("Customer", customerId));

    internal async Task<CustomerWallet?> Find(IResolveFieldContext context, string customer) =>
        await reads.Balance(context.CustomerScope(), customer, context.CancellationToken) is { } balance ? new(customer, balance, context.CustomerScope()) : null;
}
