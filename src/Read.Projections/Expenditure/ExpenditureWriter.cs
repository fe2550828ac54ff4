using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Revenue;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;

namespace PartnerGraph.Read.Projections.Expenditure;

/// <summary>
/// Writes the lines of a batch by a prepared command, and what they add up to once per bucket: most of the rows of the product
/// are these, and tracking them one by one would cost several times as much.
/// </summary>
/// <param name="spending">What owes and budgets are made of: fed by the same lines at the same place.</param>
internal sealed class ExpenditureWriter(ReadModelContext db, SpendingView spending) : IDisposable
{
    private static readonly string[] BucketKeys = ["PartnerId", "Day", "CustomerId", "SummaryId", "ServiceType", "Region", "BillingMode", "Model", "AccountManagerId"];

    private static readonly string[] DayKeys = ["PartnerId", "Day", "ServiceType", "Region", "BillingMode", "Model", "AccountManagerId"];

    private static readonly string[] LineColumns =
    [
        "Position", "Source", "LineId", "MemberId", "CustomerId", "SummaryId", "PartnerId", "AccountManagerId", "Model", "ChargedFrom", "ChargedTo", "Day", "ServiceType",
        "Region", "BillingMode", "BillType", "ResourceId", "ResourceName", "ResourceType", "OrderId", "UnbilledOf", "UnstatedOf", "Offering", "Payments",
    ];

    private static readonly string[] AllLineColumns = [.. LineColumns, .. SummedColumns.Names];

    private readonly Dictionary<BucketKey, ExpenditureSums> buckets = [];
    private readonly HashSet<BucketKey> reduced = [];
    private readonly Dictionary<(string Source, int Month), (long First, long Last)> spans = [];
    private readonly ReferralRevenue revenue = new(db);
    private readonly object?[] values = new object?[AllLineColumns.Length];

    private readonly RowCommand insert = RowCommand.Insert(db, "expenditure_line", AllLineColumns);

    private readonly RowCommand add = RowCommand.Of(db, Adding("expenditure_bucket", BucketKeys));

    private readonly RowCommand addDay = RowCommand.Of(db, Adding("expenditure_day", DayKeys));

    private readonly RowCommand span = RowCommand.Of(db, """
        INSERT INTO expenditure_source_month ("Source", "Month", "First", "Last") VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT ("Source", "Month") DO UPDATE SET
            "First" = CASE WHEN excluded."First" < expenditure_source_month."First" THEN excluded."First" ELSE expenditure_source_month."First" END,
            "Last" = CASE WHEN excluded."Last" > expenditure_source_month."Last" THEN excluded."Last" ELSE expenditure_source_month."Last" END
        """);

    private readonly RowCommand clear = RowCommand.Of(db, Clearing("expenditure_bucket"));

    private readonly RowCommand clearDay = RowCommand.Of(db, Clearing("expenditure_day"));

    public void Insert(ExpenditureLineRow line)
    {
        object?[] columns =
        [
            line.Position, line.Source, line.LineId, line.MemberId, line.CustomerId, line.SummaryId, line.PartnerId, line.AccountManagerId, line.Model,
            line.ChargedFrom, line.ChargedTo, line.Day, line.ServiceType, line.Region, Name(line.BillingMode), Name(line.BillType),
            line.ResourceId, line.ResourceName, line.ResourceType, line.OrderId, line.UnbilledOf, line.UnstatedOf, Name(line.Offering), line.Payments,
        ];
        columns.CopyTo(values, 0);
        SummedColumns.Fill(values.AsSpan(LineColumns.Length), line.Sums);
        insert.Run(values);
        var month = (line.Source, SourceMonthRow.MonthOf(DateTimeOffset.FromUnixTimeMilliseconds(line.ChargedFrom)));
        var (first, last) = spans.GetValueOrDefault(month, (line.Position, line.Position));
        // An event that was set aside comes after later ones.
        spans[month] = (Math.Min(first, line.Position), Math.Max(last, line.Position));
        Count(line);
    }

    /// <summary>Adds the line to everything that it counts in: here, in <see cref="Discount"/>, and nowhere else. <see cref="Flush"/> writes its bucket.</summary>
    public void Count(ExpenditureLineRow line)
    {
        Of(BucketKey.Of(line), buckets).Add(line.Sums);
        spending.Count(line);
        revenue.Count(line, 1);
    }

    /// <summary>Takes the line out of all of it again.</summary>
    public void Discount(ExpenditureLineRow line)
    {
        var key = BucketKey.Of(line);
        Of(key, buckets).Remove(line.Sums);
        reduced.Add(key);
        spending.Discount(line);
        revenue.Count(line, -1);
    }

    /// <summary>Writes the lines so far: what happens next looks for them.</summary>
    public Task Send(CancellationToken cancellation) => insert.Send(cancellation);

    public async Task Flush(CancellationToken cancellation)
    {
        await Send(cancellation);
        var days = new Dictionary<BucketKey, ExpenditureSums>();
        foreach (var (key, sums) in buckets)
        {
            Add(add, key, sums);
            Of(key.WholeDay, days).Add(sums);
        }

        foreach (var (key, sums) in days) Add(addDay, key, sums);
        foreach (var key in reduced) clear.Run(Keys(key));
        foreach (var day in reduced.Select(key => key.WholeDay).Distinct()) clearDay.Run(Keys(day));
        foreach (var ((source, month), (first, last)) in spans) span.Run([source, month, first, last]);
        foreach (var rows in new[] { add, addDay, clear, clearDay, span }) await rows.Send(cancellation);
        await revenue.Flush(cancellation);
        spans.Clear();
        buckets.Clear();
        reduced.Clear();
    }

    public void Dispose()
    {
        insert.Dispose();
        add.Dispose();
        addDay.Dispose();
        clear.Dispose();
        clearDay.Dispose();
        span.Dispose();
    }

    private static object?[] Keys(BucketKey key) =>
        [key.PartnerId, key.Day, key.CustomerId, key.SummaryId, key.ServiceType, key.Region, Name(key.BillingMode), key.Model, key.AccountManagerId];

    private void Add(RowCommand adding, BucketKey key, ExpenditureSums sums)
    {
        Keys(key).CopyTo(values, 0);
        SummedColumns.Fill(values.AsSpan(BucketKeys.Length), sums);
        adding.Run(values.AsSpan(0, BucketKeys.Length + SummedColumns.Names.Count));
    }

    private static ExpenditureSums Of(BucketKey key, Dictionary<BucketKey, ExpenditureSums> all)
    {
        if (!all.TryGetValue(key, out var sums)) all[key] = sums = new();
        return sums;
    }

    private static string Adding(string table, string[] keys) => $"""
        INSERT INTO {table} ({RowCommand.Quoted([.. BucketKeys, .. SummedColumns.Names])}) VALUES ({RowCommand.Places(BucketKeys.Length + SummedColumns.Names.Count)})
        ON CONFLICT ({RowCommand.Quoted(keys)}) DO UPDATE SET {string.Join(", ", SummedColumns.Additions(table))}
        """;

    private static string Clearing(string table) =>
        $"DELETE FROM {table} WHERE ({RowCommand.Quoted(BucketKeys)}) = ({RowCommand.Places(BucketKeys.Length)}) AND \"Lines\" = 0";

    private static string Name<T>(T value) where T : struct, Enum => Enum.GetName(value)!;
}
