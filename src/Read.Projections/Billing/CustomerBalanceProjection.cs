using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Billing;

/// <summary>A bill that the customer itself has not paid.</summary>
public sealed class UnpaidBillRow
{
    public required string CustomerId { get; init; }

    public required string BillId { get; init; }

    /// <summary>Customers are billed in their own currency.</summary>
    public decimal Amount { get; set; }

    public string Currency { get; set; } = Money.Usd;
}

/// <summary>What customers themselves owe. What a reseller customer uses is owed by its partner and never appears here (BUDGET-11).</summary>
public sealed class CustomerBalanceProjection : Projection
{
    public CustomerBalanceProjection()
    {
        On<UnpaidBillRecorded>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var bill = await db.RowOrNew<UnpaidBillRow>(() => new() { CustomerId = e.CustomerId, BillId = e.BillId }, cancellation, e.CustomerId, e.BillId);
            (bill.Amount, bill.Currency) = (e.Amount.Amount, e.Amount.Currency);
        });
        On<UnpaidBillSettled>(async (db, recorded, cancellation) =>
            db.Remove(await db.Row<UnpaidBillRow>(cancellation, recorded.Event.CustomerId, recorded.Event.BillId)));
    }

    public const string ReadModelName = "customer-balances";

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    public override void Map(ModelBuilder model) => model.Entity<UnpaidBillRow>(bill =>
    {
        bill.ToTable("unpaid_bill");
        bill.HasKey(row => new { row.CustomerId, row.BillId });
    });
}

/// <summary>Reads of what customers owe.</summary>
public sealed class CustomerBalanceReads(IDbContextFactory<ReadModel<CustomerBalanceProjection>> balances)
{
    /// <summary>What the customer has to pay itself, by currency, each in one sum; null outside the scope.</summary>
    public async Task<IReadOnlyList<Money>?> Outstanding(CustomerScope scope, string customerId, CancellationToken cancellation)
    {
        if (scope is not CustomerScope.Everybody && scope != new CustomerScope.Self(customerId)) return null;
        await using var db = await balances.CreateDbContextAsync(cancellation);
        var bills = await db.Set<UnpaidBillRow>().Where(row => row.CustomerId == customerId).ToListAsync(cancellation);
        return [.. bills.Select(bill => new Money(bill.Amount, bill.Currency)).GroupBy(bill => bill.Currency).OrderBy(bills => bills.Key, StringComparer.Ordinal)
            .Select(bills => bills.Aggregate((sum, bill) => sum + bill))];
    }
}
