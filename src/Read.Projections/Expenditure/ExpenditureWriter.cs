using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PartnerGraph.Projections.Quotas;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Expenditure;

/// <summary>
/// Writes the lines of a batch by a prepared command, and what they add up to once per bucket: most of the rows of the product
/// are these, and tracking them one by one would cost several times as much.
/// </summary>
/// <param name="spending">What owes and budgets are made of: fed by the same lines at the same place.</param>
internal sealed class ExpenditureWriter(ReadModelContext db, SpendingView spending) : IDisposable
{
    private const string BucketKeys = "PartnerId, Day, CustomerId, SummaryId, ServiceType, Region, BillingMode, Model, AccountManagerId";

    private const string LineColumns =
        "Position, Source, LineId, MemberId, CustomerId, SummaryId, PartnerId, AccountManagerId, Model, ChargedFrom, ChargedTo, Day, ServiceType, Region, "
        + "BillingMode, BillType, ResourceId, ResourceName, ResourceType, OrderId";

    private const int LineColumnCount = 20;

    private const int KeyCount = 9;

    private static readonly string SumColumns = string.Join(", ", SummedColumns.Names);

    private readonly Dictionary<BucketKey, ExpenditureSums> buckets = [];
    private readonly HashSet<BucketKey> reduced = [];
    private readonly object?[] values = new object?[LineColumnCount + SummedColumns.Names.Count];

    private readonly PreparedCommand insert = Prepare(db, $"""
        INSERT INTO expenditure_line ({LineColumns}, {SumColumns}) VALUES ({PreparedCommand.Places(LineColumnCount + SummedColumns.Names.Count)})
        """, LineColumnCount + SummedColumns.Names.Count);

    private readonly PreparedCommand add = Prepare(db, $"""
        INSERT INTO expenditure_bucket ({BucketKeys}, {SumColumns}) VALUES ({PreparedCommand.Places(KeyCount + SummedColumns.Names.Count)})
        ON CONFLICT ({BucketKeys}) DO UPDATE SET {string.Join(", ", SummedColumns.Additions())}
        """, KeyCount + SummedColumns.Names.Count);

    private readonly PreparedCommand clear = Prepare(
        db, $"DELETE FROM expenditure_bucket WHERE ({BucketKeys}) = ({PreparedCommand.Places(KeyCount)}) AND Lines = 0", KeyCount);

    public void Insert(ExpenditureLineRow line)
    {
        object?[] columns =
        [
            line.Position, line.Source, line.LineId, line.MemberId, line.CustomerId, line.SummaryId, line.PartnerId, line.AccountManagerId, line.Model,
            line.ChargedFrom, line.ChargedTo, line.Day, line.ServiceType, line.Region, Name(line.BillingMode), Name(line.BillType),
            line.ResourceId, line.ResourceName, line.ResourceType, line.OrderId,
        ];
        columns.CopyTo(values, 0);
        SummedColumns.Fill(values.AsSpan(LineColumnCount), line.Sums);
        insert.Run(values);
        Count(line);
    }

    /// <summary>Adds the line to everything that it counts in: here, in <see cref="Discount"/>, and nowhere else. <see cref="Flush"/> writes its bucket.</summary>
    public void Count(ExpenditureLineRow line)
    {
        Bucket(BucketKey.Of(line)).Add(line.Sums);
        spending.Count(line);
    }

    /// <summary>Takes the line out of all of it again.</summary>
    public void Discount(ExpenditureLineRow line)
    {
        var key = BucketKey.Of(line);
        Bucket(key).Remove(line.Sums);
        reduced.Add(key);
        spending.Discount(line);
    }

    public void Flush()
    {
        foreach (var (key, sums) in buckets)
        {
            Keys(key).CopyTo(values, 0);
            SummedColumns.Fill(values.AsSpan(KeyCount), sums);
            add.Run(values.AsSpan(0, KeyCount + SummedColumns.Names.Count));
        }

        foreach (var key in reduced) clear.Run(Keys(key));
        buckets.Clear();
        reduced.Clear();
    }

    public void Dispose()
    {
        insert.Dispose();
        add.Dispose();
        clear.Dispose();
    }

    private static object?[] Keys(BucketKey key) =>
        [key.PartnerId, key.Day, key.CustomerId, key.SummaryId, key.ServiceType, key.Region, Name(key.BillingMode), key.Model, key.AccountManagerId];

    private ExpenditureSums Bucket(BucketKey key)
    {
        if (!buckets.TryGetValue(key, out var sums)) buckets[key] = sums = new();
        return sums;
    }

    private static string Name<T>(T value) where T : struct, Enum => Enum.GetName(value)!;

    private static PreparedCommand Prepare(ReadModelContext db, string text, int parameters) => new(
        (SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction(), text, parameters);
}
