using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Wallets;

namespace PartnerGraph.Read.Projections.Orders;

/// <summary>What a customer put on its own account and has not used.</summary>
public sealed class CustomerWalletRow
{
    public required string CustomerId { get; init; }

    public Money Balance { get; set; }
}

/// <summary>A coupon that the vendor gave a customer; it may be used up.</summary>
public sealed class CustomerCouponRow
{
    public required string CustomerId { get; init; }

    public required string CouponId { get; init; }

    public Money Amount { get; init; }

    public Money Left { get; set; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>Parted by |; empty for all.</summary>
    public required string Products { get; init; }

    public bool ExcludesPartnerDiscount { get; init; }

    public string? Remarks { get; init; }
}

/// <summary>Balances and coupons of customers, with which they pay orders.</summary>
public sealed class CustomerWalletProjection : Projection
{
    /// <summary>Between products; no product has one.</summary>
    public const char Between = '|';

    public CustomerWalletProjection()
    {
        On<CustomerBalanceToppedUp>(async (db, recorded, cancellation) =>
            (await Wallet(db, recorded.Event.CustomerId, cancellation)).Balance += recorded.Event.Amount);
        On<CustomerCouponIssued>((db, recorded) => db.Add(Row(recorded.Event)));
        On<CustomerPaid>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            if (e.Method == PaymentMethod.Balance) (await Wallet(db, e.CustomerId, cancellation)).Balance -= e.Cash;
            if (e.CouponId is { } coupon) (await Coupon(db, e.CustomerId, coupon, cancellation)).Left -= e.Coupon;
        });
        On<CustomerRefunded>(async (db, recorded, cancellation) =>
        {
            if (recorded.Event.Method == PaymentMethod.Balance) (await Wallet(db, recorded.Event.CustomerId, cancellation)).Balance += recorded.Event.Amount;
        });
        On<CouponRefunded>(async (db, recorded, cancellation) =>
            (await Coupon(db, recorded.Event.CustomerId, recorded.Event.CouponId, cancellation)).Left += recorded.Event.Amount);
    }

    public const string ReadModelName = "customer-wallets";

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    public override void Map(ModelBuilder model)
    {
        model.Entity<CustomerWalletRow>(wallet =>
        {
            wallet.ToTable("customer_wallet");
            wallet.HasKey(row => row.CustomerId);
        });
        model.Entity<CustomerCouponRow>(coupon =>
        {
            coupon.ToTable("customer_coupon");
            coupon.HasKey(row => new { row.CustomerId, row.CouponId });
        });
    }

    private static ValueTask<CustomerWalletRow> Wallet(ReadModelContext db, string customerId, CancellationToken cancellation) =>
        db.RowOrNew<CustomerWalletRow>(() => new() { CustomerId = customerId }, cancellation, customerId);

    private static ValueTask<CustomerCouponRow> Coupon(ReadModelContext db, string customerId, string couponId, CancellationToken cancellation) =>
        db.Row<CustomerCouponRow>(cancellation, customerId, couponId);

    private static CustomerCouponRow Row(CustomerCouponIssued e) => new()
    {
        CustomerId = e.CustomerId, CouponId = e.CouponId, Amount = e.Amount, Left = e.Amount, ValidFrom = e.Terms.ValidFrom, ValidTo = e.Terms.ValidTo,
        Products = string.Join(Between, e.Terms.Products), ExcludesPartnerDiscount = e.ExcludesPartnerDiscount, Remarks = e.Terms.Remarks,
    };
}
