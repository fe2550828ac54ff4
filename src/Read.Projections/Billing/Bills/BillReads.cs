using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Billing.Bills;

/// <summary>A bill and what of it is not paid.</summary>
/// <param name="WasOverdue">Whether its due day passed before it was paid.</param>
public sealed record FoundBill(PartnerBillRow Bill, Money Unpaid, bool WasOverdue);

/// <summary>What a part of a bill adds up to.</summary>
/// <param name="Key">A service or a customer's key, as was asked.</param>
public sealed record BillPart(string Key, ExpenditureSums Sums);

/// <summary>What a month adds up to in a bill.</summary>
public sealed record BilledMonth(BillingMonth Month, ExpenditureSums Sums);

/// <summary>A line of a bill with what the billing source says of it.</summary>
public sealed record BilledLine(BillLineRow Of, ExpenditureLineRow Line)
{
    /// <summary>In the billing zone.</summary>
    public DateOnly Day => LineRows.DayOf(Line.Day);
}

/// <summary>Reads of partners' bills.</summary>
/// <remarks>With <c>asOf</c> they tell a bill as the version of that instant states it; without, as it stands.</remarks>
public sealed class BillReads(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure, Lazy<ProjectionHost> projections, AccountHistory accounts)
{
    /// <summary>What a version of a bill was cut with, once the cut at this position has been made.</summary>
    /// <exception cref="ReadModelUnavailableException">The read model has failed, or is behind for longer than is waited.</exception>
    public async Task<IReadOnlyList<BilledUsage>> Cut(string partnerId, BillingMonth bill, int version, long position, CancellationToken cancellation)
    {
        await projections.Value.Require(ExpenditureProjection.ReadModelName, position, cancellation);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var id = BillIds.Of(partnerId, bill);
        var months = await db.Set<BillSumRow>().Where(row => row.Bill == id && row.Version == version).GroupBy(row => row.Month)
            .Summed([nameof(ExpenditureSums.AmountDue)]).ToListAsync(cancellation);
        return [.. months.OrderBy(month => month.Key).Select(month => new BilledUsage(month.Key, month.Sums.AmountDue.Money))];
    }

    /// <summary>
    /// What a version of a bill took in, in the order of the transactions, as coupons see it: lines of one instant by their ids, in whatever order they
    /// arrived. The cut has been waited for.
    /// </summary>
    public async Task<IReadOnlyList<BilledCharge>> Charges(string partnerId, BillingMonth bill, int version, CancellationToken cancellation)
    {
        var id = BillIds.Of(partnerId, bill);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var lines = await db.Set<BillLineRow>().Where(row => row.Bill == id && row.Version == version)
            .Join(db.Set<ExpenditureLineRow>(), row => row.LinePosition, line => line.Position, (row, line) => new
            {
                row.CustomerId, row.Reversal, line.ServiceType, line.Day, line.ChargedFrom, line.Source, line.LineId, line.BillingMode, line.Sums.AmountDue,
            })
            .OrderBy(line => line.ChargedFrom).ThenBy(line => line.Source).ThenBy(line => line.LineId).ThenByDescending(line => line.Reversal).ToListAsync(cancellation);
        return
        [
            .. lines.Select(line => new BilledCharge(
                line.CustomerId, line.ServiceType, LineRows.DayOf(line.Day), line.Reversal ? Money.Zero - line.AmountDue.Money : line.AmountDue.Money, line.BillingMode)),
        ];
    }

    /// <summary>The partner's lines that no bill holds, in the order of their transactions, as coupons see them.</summary>
    /// <param name="until">The last day, included.</param>
    public async Task<IReadOnlyList<BilledCharge>> Unbilled(string partnerId, DateOnly until, CancellationToken cancellation)
    {
        var last = LineRows.Day(until);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var lines = await db.Set<ExpenditureLineRow>().Where(line => line.UnbilledOf == partnerId && string.Compare(line.Day, last) <= 0)
            .OrderBy(line => line.ChargedFrom).ThenBy(line => line.Source).ThenBy(line => line.LineId)
            .Select(line => new { line.CustomerId, line.ServiceType, line.Day, line.BillingMode, line.Sums.AmountDue }).ToListAsync(cancellation);
        return [.. lines.Select(line => new BilledCharge(line.CustomerId, line.ServiceType, LineRows.DayOf(line.Day), line.AmountDue.Money, line.BillingMode))];
    }

    /// <summary>Whose unbilled usage the lines between two positions are, both included, once they are recorded.</summary>
    /// <exception cref="ReadModelUnavailableException">The read model has failed, or is behind for longer than is waited.</exception>
    public async Task<IReadOnlyList<string>> Owing(long first, long last, CancellationToken cancellation)
    {
        await projections.Value.Require(ExpenditureProjection.ReadModelName, last, cancellation);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await db.Set<ExpenditureLineRow>().Where(line => line.Position >= first && line.Position <= last && line.UnbilledOf != null)
            .Select(line => line.UnbilledOf!).Distinct().ToListAsync(cancellation);
    }

    /// <summary>The bill of a month; null when there is none, or was none then, or the scope leaves the partner out.</summary>
    public async Task<FoundBill?> Bill(PartnerScope scope, string partnerId, BillingMonth month, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var bill = await Generated(db, scope, partnerId, asOf).FirstOrDefaultAsync(row => row.Month == month, cancellation);
        return bill is null ? null : (await Found(db, partnerId, [bill], asOf, cancellation))[0];
    }

    public async Task<Page<FoundBill>> Bills(
        PartnerScope scope, string partnerId, DateTimeOffset? asOf, bool latestFirst, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var bills = await Generated(db, scope, partnerId, asOf).ReadPage(page, row => row.Position, row => row.PartnerId, latestFirst, cancellation);
        return new(await Found(db, partnerId, bills.Items, asOf, cancellation), bills.Cursors, bills.HasPrevious, bills.HasNext);
    }

    public async Task<int> Count(PartnerScope scope, string partnerId, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await Generated(db, scope, partnerId, asOf).CountAsync(cancellation);
    }

    /// <summary>What a bill of the month would hold now: of the month, and of those before it. Callers have checked that the reader may see the partner.</summary>
    public async Task<Money> Estimate(string partnerId, BillingMonth month, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return (await db.Set<PartnerMonthRow>().Where(row => row.PartnerId == partnerId).ToListAsync(cancellation))
            .Where(row => row.Month <= month).Aggregate(Money.Zero, (sum, row) => sum + row.Unbilled);
    }

    /// <summary>
    /// All of each of these bills in one sum, one SQL command for all. Callers have read the bills within the reader's scope, as for the parts and
    /// lines below.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, ExpenditureSums>> Totals(IReadOnlyCollection<string> bills, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return (await Sums(db, bills, asOf).GroupBy(row => row.Bill).Summed().ToListAsync(cancellation)).ToDictionary(bill => bill.Key, bill => bill.Sums);
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BillPart>>> ByService(
        IReadOnlyCollection<string> bills, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var parts = await Sums(db, bills, asOf).GroupBy(row => new { row.Bill, row.ServiceType }).Summed().ToListAsync(cancellation);
        return Parts(parts.Select(part => (part.Key.Bill, new BillPart(part.Key.ServiceType, part.Sums))));
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BillPart>>> ByCustomer(
        IReadOnlyCollection<string> bills, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var parts = await Sums(db, bills, asOf).GroupBy(row => new { row.Bill, row.CustomerId }).Summed().ToListAsync(cancellation);
        return Parts(parts.Select(part => (part.Key.Bill, new BillPart(part.Key.CustomerId, part.Sums))));
    }

    /// <summary>In the order of the months.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BilledMonth>>> ByMonth(
        IReadOnlyCollection<string> bills, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var months = await Sums(db, bills, asOf).GroupBy(row => new { row.Bill, row.Month }).Summed().ToListAsync(cancellation);
        return months.GroupBy(month => month.Key.Bill).ToDictionary(
            bill => bill.Key, IReadOnlyList<BilledMonth> (bill) => [.. bill.OrderBy(month => month.Key.Month).Select(month => new BilledMonth(month.Key.Month, month.Sums))]);
    }

    /// <summary>A page of each bill's lines in the order in which they were recorded; a line that is taken out and put in again comes twice.</summary>
    public async Task<IReadOnlyDictionary<string, Page<BilledLine>>> Lines(
        IReadOnlyCollection<string> bills, DateTimeOffset? asOf, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var pages = await Lines(db, bills, asOf)
            .ReadPages(bills, page, row => row.Bill, row => row.LinePosition, row => row.Version + (row.Reversal ? "a" : "b"), cancellation: cancellation);
        List<long> positions = [.. pages.Values.SelectMany(lines => lines.Items).Select(row => row.LinePosition).Distinct()];
        var said = await db.Set<ExpenditureLineRow>().AsNoTracking().Where(line => positions.Contains(line.Position))
            .ToDictionaryAsync(line => line.Position, cancellation);
        return pages.ToDictionary(lines => lines.Key, lines => lines.Value.Select(row => new BilledLine(row, said[row.LinePosition])));
    }

    public async Task<IReadOnlyDictionary<string, int>> CountLines(IReadOnlyCollection<string> bills, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await Lines(db, bills, asOf).CountEach(row => row.Bill, cancellation);
    }

    // What was cut a moment ago is in no version yet.
    private static IQueryable<BillSumRow> Sums(ReadModelContext db, IReadOnlyCollection<string> bills, DateTimeOffset? asOf)
    {
        var until = asOf ?? DateTimeOffset.MaxValue;
        return db.Set<BillSumRow>().Where(row => bills.Contains(row.Bill)
            && db.Set<BillVersionRow>().Any(version => version.Bill == row.Bill && version.Version == row.Version && version.StatedAt <= until));
    }

    private static IQueryable<BillLineRow> Lines(ReadModelContext db, IReadOnlyCollection<string> bills, DateTimeOffset? asOf)
    {
        var until = asOf ?? DateTimeOffset.MaxValue;
        return db.Set<BillLineRow>().Where(row => bills.Contains(row.Bill)
            && db.Set<BillVersionRow>().Any(version => version.Bill == row.Bill && version.Version == row.Version && version.StatedAt <= until));
    }

    private static Dictionary<string, IReadOnlyList<BillPart>> Parts(IEnumerable<(string Bill, BillPart Part)> parts) =>
        parts.GroupBy(part => part.Bill, part => part.Part).ToDictionary(
            bill => bill.Key,
            IReadOnlyList<BillPart> (bill) => [.. bill.OrderByDescending(part => part.Sums.AmountDue.Money).ThenBy(part => part.Key, StringComparer.Ordinal)]);

    private static IQueryable<PartnerBillRow> Generated(ReadModelContext db, PartnerScope scope, string partnerId, DateTimeOffset? asOf)
    {
        var until = asOf ?? DateTimeOffset.MaxValue;
        return db.Set<PartnerBillRow>().AsNoTracking().Within(scope).Where(row => row.PartnerId == partnerId && row.GeneratedAt <= until);
    }

    private async Task<IReadOnlyList<FoundBill>> Found(
        ReadModelContext db, string partnerId, IReadOnlyList<PartnerBillRow> bills, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        if (bills.Count == 0) return [];
        if (asOf is { } instant)
        {
            var (then, versions) = (await accounts.AsOf(partnerId, instant, cancellation), await BillVersions.Of(db, bills, instant, cancellation));
            return [.. versions.Select(bill => new FoundBill(
                bill, then.Unpaid.GetValueOrDefault(bill.Month), then.Terms.GetValueOrDefault(bill.Month) is { IsOverdue: true }))];
        }

        List<BillingMonth> months = [.. bills.Select(bill => bill.Month)];
        var rows = await db.Set<PartnerMonthRow>().Where(row => row.PartnerId == partnerId && months.Contains(row.Month))
            .ToDictionaryAsync(row => row.Month, cancellation);
        return [.. bills.Select(bill => new FoundBill(bill, rows.GetValueOrDefault(bill.Month)?.Unpaid ?? Money.Zero, rows.GetValueOrDefault(bill.Month)?.IsOverdue ?? false))];
    }
}
