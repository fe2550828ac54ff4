using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Orders;

/// <summary>Reads of what customers have to pay with: each its own, and the vendor's finance everybody's.</summary>
public sealed class CustomerWalletReads(IDbContextFactory<ReadModel<CustomerWalletProjection>> wallets)
{
    /// <summary>The balance of a customer; null where the scope leaves it out.</summary>
    public async Task<Money?> Balance(CustomerScope scope, string customerId, CancellationToken cancellation)
    {
        if (!Includes(scope, customerId)) return null;
        await using var db = await wallets.CreateDbContextAsync(cancellation);
        return (await db.Set<CustomerWalletRow>().FirstOrDefaultAsync(row => row.CustomerId == customerId, cancellation))?.Balance ?? Money.Zero;
    }

    /// <summary>The balances of those of these customers that the scope includes, one SQL command for all; one that never had any is left out.</summary>
    public async Task<IReadOnlyDictionary<string, Money>> Balances(CustomerScope scope, IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        List<string> seen = [.. customerIds.Where(customer => Includes(scope, customer))];
        await using var db = await wallets.CreateDbContextAsync(cancellation);
        return await db.Set<CustomerWalletRow>().Where(row => seen.Contains(row.CustomerId)).ToDictionaryAsync(row => row.CustomerId, row => row.Balance, cancellation);
    }

    /// <summary>The coupons of a customer that are not used up, by id; none where the scope leaves it out.</summary>
    public async Task<IReadOnlyList<CustomerCouponRow>> Coupons(CustomerScope scope, string customerId, CancellationToken cancellation)
    {
        if (!Includes(scope, customerId)) return [];
        await using var db = await wallets.CreateDbContextAsync(cancellation);
        return [.. (await db.Set<CustomerCouponRow>().Where(row => row.CustomerId == customerId).OrderBy(row => row.CouponId).ToListAsync(cancellation))
            .Where(coupon => !coupon.Left.IsZero)];
    }

    /// <summary>One coupon; null when the customer has no such, or the scope leaves it out.</summary>
    public async Task<CustomerCouponRow?> Coupon(CustomerScope scope, string couponId, CancellationToken cancellation)
    {
        await using var db = await wallets.CreateDbContextAsync(cancellation);
        var row = await db.Set<CustomerCouponRow>().FirstOrDefaultAsync(row => row.CouponId == couponId, cancellation);
        return row is not null && Includes(scope, row.CustomerId) ? row : null;
    }

    private static bool Includes(CustomerScope scope, string customerId) => scope is CustomerScope.Everybody || scope == new CustomerScope.Self(customerId);
}
