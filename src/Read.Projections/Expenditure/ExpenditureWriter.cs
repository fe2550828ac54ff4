using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Expenditure;

/// <summary>
/// Writes the lines of a batch by a prepared command, and what they add up to once per bucket: most of the rows of the product
/// are these, and tracking them one by one would cost several times as much.
/// </summary>
internal sealed class ExpenditureWriter(ReadModelContext db) : IDisposable
{
    private const string BucketKeys = "PartnerId, Day, CustomerId, ServiceType, Region, BillingMode, Model, AccountManagerId";

    private static readonly string[] Sums =
        ["Lines", "ListPrice", "DiscountedAmount", "AmountDue", "Refunds", "CashPayment", "CashCoupons", "MonthlySettlement", "Tax",
            "ListRemainder", "DueRemainder"];

    private readonly Dictionary<BucketKey, BucketSums> buckets = [];
    private readonly HashSet<BucketKey> reduced = [];
    private readonly PreparedCommand insert = Prepare(db, $"""
        INSERT INTO expenditure_line (
            Position, Source, LineId, MemberId, CustomerId, PartnerId, AccountManagerId, Model, ChargedFrom, ChargedTo, Day, ServiceType,
            Region, BillingMode, BillType, ResourceId, ResourceName, ResourceType, OrderId, ListPrice, DiscountedAmount, AmountDue,
            CashPayment, CashCoupons, MonthlySettlement, Tax, ListRemainder, DueRemainder)
        VALUES ({PreparedCommand.Places(28)})
        """, 28);

    private readonly PreparedCommand add = Prepare(db, $"""
        INSERT INTO expenditure_bucket ({BucketKeys}, {string.Join(", ", Sums)}) VALUES ({PreparedCommand.Places(19)})
        ON CONFLICT ({BucketKeys}) DO UPDATE SET {string.Join(", ", Sums.Select(sum => $"{sum} = {sum} + excluded.{sum}"))}
        """, 19);

    private readonly PreparedCommand clear = Prepare(
        db, $"DELETE FROM expenditure_bucket WHERE ({BucketKeys}) = ({PreparedCommand.Places(8)}) AND Lines = 0", 8);

    public void Insert(ExpenditureLineRow line)
    {
        insert.Run(
            line.Position, line.Source, line.LineId, line.MemberId, line.CustomerId, line.PartnerId, line.AccountManagerId, line.Model,
            line.ChargedFrom, line.ChargedTo, line.Day, line.ServiceType, line.Region, Name(line.BillingMode), Name(line.BillType),
            line.ResourceId, line.ResourceName, line.ResourceType, line.OrderId, line.ListPrice, line.DiscountedAmount, line.AmountDue,
            line.CashPayment, line.CashCoupons, line.MonthlySettlement, line.Tax, line.ListRemainder, line.DueRemainder);
        Count(line, 1);
    }

    /// <summary>Adds the line to its bucket, or takes it out of it with sign -1; the bucket is written by <see cref="Flush"/>.</summary>
    public void Count(ExpenditureLineRow line, int sign)
    {
        var key = BucketKey.Of(line);
        if (!buckets.TryGetValue(key, out var sums)) buckets[key] = sums = new BucketSums();
        sums.Add(line, sign);
        if (sign < 0) reduced.Add(key);
    }

    public void Flush()
    {
        foreach (var (key, sums) in buckets)
            add.Run(
                key.PartnerId, key.Day, key.CustomerId, key.ServiceType, key.Region, Name(key.BillingMode), key.Model, key.AccountManagerId,
                sums.Lines, sums.ListPrice, sums.DiscountedAmount, sums.AmountDue, sums.Refunds, sums.CashPayment, sums.CashCoupons,
                sums.MonthlySettlement, sums.Tax, sums.ListRemainder, sums.DueRemainder);
        foreach (var key in reduced)
            clear.Run(
                key.PartnerId, key.Day, key.CustomerId, key.ServiceType, key.Region, Name(key.BillingMode), key.Model, key.AccountManagerId);
        buckets.Clear();
        reduced.Clear();
    }

    public void Dispose()
    {
        insert.Dispose();
        add.Dispose();
        clear.Dispose();
    }

    private static string Name<T>(T value) where T : struct, Enum => Enum.GetName(value)!;

    private static PreparedCommand Prepare(ReadModelContext db, string text, int parameters) => new(
        (SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction(), text, parameters);
}
