using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Revenue;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>A billing line behind a statement's line.</summary>
public sealed record StatedCharge(IncentiveChargeRow Of, ExpenditureLineRow Line);

/// <summary>Reads of the billing lines that statements are made of. Callers have checked that the reader may see the statement.</summary>
public sealed class ChargeReads(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure, Lazy<ProjectionHost> projections, IEventStore events)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>What a version of a statement was cut with, once the cut at this position has been made.</summary>
    /// <exception cref="ReadModelUnavailableException">The read model has failed, or is behind for longer than is waited.</exception>
    public async Task<IReadOnlyList<ReferralUsage>> Cut(string statementId, int version, long position, CancellationToken cancellation)
    {
        await WaitFor(position, cancellation);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await Usage(db.Set<IncentiveChargeRow>().Where(row => row.StatementId == statementId && row.Version == version), statementId, cancellation);
    }

    /// <summary>What a statement would be cut with if it were restated now, once all that is in the log now is known; nothing is stored.</summary>
    /// <exception cref="ReadModelUnavailableException">The read model has failed, or is behind for longer than is waited.</exception>
    public async Task<StatementChanges> Changes(string statementId, CancellationToken cancellation)
    {
        var (partner, _, span) = StatementIds.Parse(statementId) ?? throw new FormatException($"'{statementId}' is no statement.");
        await WaitFor(await events.Head(cancellation), cancellation);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        // The version first: a cut that comes between leaves less than it says, and not more.
        var version = await db.Set<IncentiveCutRow>().Where(row => row.StatementId == statementId).Select(row => (int?)row.Version).FirstOrDefaultAsync(cancellation) ?? 0;
        var held = db.Set<IncentiveChargeRow>().Where(row => row.StatementId == statementId && row.Version == version && (row.Reversal || !db.Set<IncentiveReversalRow>()
            .Any(gone => gone.PartnerId == partner && gone.LinePosition == row.LinePosition && gone.StatementId == statementId)));
        return new(version, [
            .. await Usage(held, statementId, cancellation), .. await Added(new(db, StatementCut.Restated(partner, statementId, span, version, long.MaxValue)), cancellation)]);
    }

    private static async Task<IReadOnlyList<ReferralUsage>> Usage(IQueryable<IncentiveChargeRow> rows, string statementId, CancellationToken cancellation)
    {
        var groups = await rows
            .GroupBy(row => new { row.Day, row.ServiceType, row.Offering, row.Discount, row.EarnedIn })
            .Select(group => new { group.Key, High = group.Sum(row => row.ListHigh), Low = group.Sum(row => row.ListLow) }).ToListAsync(cancellation);
        return
        [
            .. groups.OrderBy(group => group.Key.Day, StringComparer.Ordinal).ThenBy(group => group.Key.ServiceType, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Offering).ThenBy(group => group.Key.Discount).ThenBy(group => group.Key.EarnedIn, StringComparer.Ordinal)
                .Select(group => Usage(
                    new()
                    {
                        StatementId = statementId, CustomerId = "", Day = group.Key.Day, ServiceType = group.Key.ServiceType, Offering = group.Key.Offering,
                        Discount = group.Key.Discount, EarnedIn = group.Key.EarnedIn,
                    },
                    Money.FromUnits(((Int128)group.High * SplitAmount.Base) + group.Low))),
        ];
    }

    /// <summary>What a statement up to the end of a month would be cut with now; nothing is stored.</summary>
    public async Task<IReadOnlyList<ReferralUsage>> Open(string partnerId, string statementId, BillingMonth last, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await Added(new(db, StatementCut.Of(partnerId, statementId, last, long.MaxValue)), cancellation);
    }

    private static async Task<IReadOnlyList<ReferralUsage>> Added(OpenCharges open, CancellationToken cancellation)
    {
        var charges = new Dictionary<(string, string, Write.Domain.Expenditure.Offering, int, string?), (IncentiveChargeRow First, Money Sum)>();
        await foreach (var row in open.Read(cancellation))
        {
            var key = (row.Day, row.ServiceType, row.Offering, row.Discount, row.EarnedIn);
            charges[key] = charges.TryGetValue(key, out var known) ? (known.First, known.Sum + row.ListPrice) : (row, row.ListPrice);
        }

        return [.. charges.Values.OrderBy(of => of.First.Day, StringComparer.Ordinal).Select(of => Usage(of.First, of.Sum))];
    }

    /// <summary>What a bill came to for each product when it was made; the bill's position has been reached.</summary>
    public Task<IReadOnlyList<BilledProduct>> Billed(BillGenerated bill, long position, CancellationToken cancellation) =>
        Billed(bill.PartnerId, bill.Month, version: 1, position, cancellation);

    /// <summary>What a bill comes to for each product from a version on; the version's position has been reached.</summary>
    public async Task<IReadOnlyList<BilledProduct>> Billed(string partnerId, BillingMonth month, int version, long position, CancellationToken cancellation)
    {
        await WaitFor(position, cancellation);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var id = Billing.Bills.BillIds.Of(partnerId, month);
        return [.. RevenueReads.Products(await db.Set<BillRevenueRow>().Where(row => row.Bill == id && row.Version <= version).ToListAsync(cancellation))
            .Select(row => new BilledProduct(row.Month, row.ServiceType, row.Offering, row.ListPrice, row.Parts.Total))];
    }

    /// <summary>What a bill up to the end of a month would come to now for each product, before coupons; nothing is stored.</summary>
    public async Task<IReadOnlyList<BilledProduct>> Unbilled(string partnerId, BillingMonth last, CancellationToken cancellation)
    {
        var next = LineRows.Day(last.Next.FirstDay);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var lines = db.Set<ExpenditureLineRow>().Where(line => string.Compare(line.Day, next) < 0);
        var open = await Products(lines.Where(line => line.UnbilledOf == partnerId), cancellation);
        var back = await Products(
            lines.Where(line => db.Set<Billing.Bills.BillReversalRow>().Any(row => row.PartnerId == partnerId && row.LinePosition == line.Position)), cancellation);
        return [.. open, .. back.Select(of => of with { ListPrice = Money.Zero - of.ListPrice, Billed = Money.Zero - of.Billed })];
    }

    /// <summary>A page of the billing lines behind each of these statement lines, in the order in which they were recorded.</summary>
    public async Task<IReadOnlyDictionary<string, Page<StatedCharge>>> Lines(IReadOnlyCollection<string> statementLines, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var pages = await db.Set<IncentiveChargeRow>().Where(row => statementLines.Contains(row.Line!))
            .ReadPages(statementLines, page, row => row.Line!, row => row.LinePosition, row => row.Reversal ? "a" : "b", cancellation: cancellation);
        List<long> positions = [.. pages.Values.SelectMany(lines => lines.Items).Select(row => row.LinePosition).Distinct()];
        var found = await db.Set<ExpenditureLineRow>().Where(line => positions.Contains(line.Position)).ToDictionaryAsync(line => line.Position, cancellation);
        return pages.ToDictionary(of => of.Key, of => of.Value.Select(row => new StatedCharge(row, found[row.LinePosition])));
    }

    public async Task<IReadOnlyDictionary<string, int>> CountLines(IReadOnlyCollection<string> statementLines, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await db.Set<IncentiveChargeRow>().Where(row => statementLines.Contains(row.Line!)).CountEach(row => row.Line!, cancellation);
    }

    private static async Task<IEnumerable<BilledProduct>> Products(IQueryable<ExpenditureLineRow> lines, CancellationToken cancellation) =>
        (await lines.GroupBy(line => new { Month = line.Day.Substring(0, 7), line.ServiceType, line.Offering })
            .Summed([nameof(ExpenditureSums.AmountDue), nameof(ExpenditureSums.ListPrice)]).ToListAsync(cancellation))
        .Select(of => new BilledProduct(
            BillingMonth.TryParse(of.Key.Month, out var month) ? month : throw new FormatException($"'{of.Key.Month}' is no month."), of.Key.ServiceType,
            of.Key.Offering, of.Sums.ListPrice.Money, of.Sums.AmountDue.Money));

    private async Task WaitFor(long position, CancellationToken cancellation)
    {
        if (!(await projections.Value.WaitFor(position, Bound, [ExpenditureProjection.ReadModelName], cancellation)).Reached)
            throw new ReadModelUnavailableException(ExpenditureProjection.ReadModelName);
    }

    private static ReferralUsage Usage(IncentiveChargeRow row, Money list)
    {
        var (day, discount) = (LineRows.DayOf(row.Day), (decimal)row.Discount / EarningLine.DiscountParts);
        return new(day, row.ServiceType, row.Offering, discount, list, row.EarnedIn is null ? null : new EarnedSale(row.EarnedIn, day, discount));
    }
}
