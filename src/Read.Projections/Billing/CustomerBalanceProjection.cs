using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Billing;

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
    /// <summary>What each of these customers has to pay itself, by currency, each in one sum; those outside the scope are left out.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Money>>> Outstanding(
        CustomerScope scope, IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        List<string> seen = [.. customerIds.Where(id => scope is CustomerScope.Everybody || scope == new CustomerScope.Self(id))];
        if (seen.Count == 0) return new Dictionary<string, IReadOnlyList<Money>>();
        await using var db = await balances.CreateDbContextAsync(cancellation);
        var bills = (await db.Set<UnpaidBillRow>().Where(row => seen.Contains(row.CustomerId)).ToListAsync(cancellation)).ToLookup(row => row.CustomerId);
        return seen.ToDictionary(id => id, id => Sums(bills[id]));
    }

    private static IReadOnlyList<Money> Sums(IEnumerable<UnpaidBillRow> bills) =>
        [.. bills.Select(bill => new Money(bill.Amount, bill.Currency)).GroupBy(bill => bill.Currency).OrderBy(bills => bills.Key, StringComparer.Ordinal)
            .Select(bills => bills.Aggregate((sum, bill) => sum + bill))];
}
