using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Coupons.Conversion;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Coupons.Conversion;

[Description("A coupon that a customer was given, by its partner or by the vendor, before coupons became the partner's. USD with eight decimals.")]
public sealed class HistoricCoupon(HistoricCouponRow row)
{
    [Description("What it is called, unique for the partner.")]
    public string Name => row.CouponId;

    [Id]
    public string CustomerId => GlobalId.Of("Customer", row.CustomerId);

    public CustomerCouponOrigin Origin => row.Origin;

    [Description("What it held.")]
    public Money Amount => row.Amount;

    [Description("The products that it pays, as whoever issued it set its scope; none named pays all (COUPON-4).")]
    public IReadOnlyList<string> Products => row.Products.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public HistoricCouponState State => row.State;

    [Description("When the customer was given it.")]
    public DateTimeOffset IssuedAt => row.IssuedAt;
}

public enum MyCouponsNote
{
    [Description("Coupons that the caller had have become its partner's; the partner knows what became of them, or the vendor's customer service (COUPON-42).")]
    ConvertedToPartner,
}

[Description("The caller's own coupons, and what became of others.")]
public sealed class MyCoupons(string customer, MyCouponsNote? note)
{
    [Description("Why coupons are missing; null when none are.")]
    public MyCouponsNote? Note => note;

    [Description("Those that are the caller's, the latest first.")]
    public async Task<Connection<HistoricCoupon>> Coupons(IResolveFieldContext context, CouponQuotaReads reads, PageRequest page) => new(
        (await reads.Held(customer, page, context.CancellationToken)).Select(row => new HistoricCoupon(row)), cancellation => reads.CountHeld(customer, cancellation));
}

public sealed class MyCouponsQueries(CouponQuotaReads reads, AssociationReads associations)
{
    [Description("The caller's own coupons. A reseller customer whose coupons became its partner's is told so (COUPON-42).")]
    public async Task<MyCoupons> MyCoupons(IResolveFieldContext context)
    {
        var customer = Actor.Of(context).RequireCustomer();
        var tie = (await associations.Of(new CustomerScope.Self(customer), [customer], context.CancellationToken)).GetValueOrDefault(customer);
        var gone = tie?.Model == AssociationModel.Reseller && await reads.ConvertedFor(customer, context.CancellationToken) is not null;
        return new(customer, gone ? MyCouponsNote.ConvertedToPartner : null);
    }
}
