using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>What a statement is cut with.</summary>
/// <param name="First">The first day of use that it takes in; empty for all days.</param>
/// <param name="Next">The first day that is not in it.</param>
/// <param name="Position">The place of the cut.</param>
internal sealed record StatementCut(string PartnerId, string StatementId, int Version, string First, string Next, long Position)
{
    /// <summary>Whether a statement of before is cut once more: then it takes in what came for its own period alone, and takes nothing out of others.</summary>
    public bool IsRestated => First.Length > 0;

    public static StatementCut Of(string partnerId, string statementId, BillingMonth last, long position) =>
        new(partnerId, statementId, 1, "", LineRows.Day(last.Next.FirstDay), position);

    public static StatementCut Restated(string partnerId, string statementId, IncentiveSpan span, int version, long position) =>
        new(partnerId, statementId, version, LineRows.Day(span.First.FirstDay), LineRows.Day(span.Last.Next.FirstDay), position);
}

/// <summary>
/// What a partner's statement of the referral model takes in: every line that no statement holds yet, and whatever gives back a sale of the partner's, up to a
/// day and a place of the log. A cut writes it down, an estimate adds it up, and both are this.
/// </summary>
internal sealed class OpenCharges(ReadModelContext db, StatementCut of)
{
    public const string ReversalMark = "~reversal-";

    private readonly List<long> waiting = [];

    /// <summary>Once <see cref="Read"/> has come to its end without those that wait: what gives back a sale that no statement holds waits for it.</summary>
    public IQueryable<ExpenditureLineRow> Taken => waiting.Count == 0 ? Lines : Lines.Where(line => !waiting.Contains(line.Position));

    private IQueryable<ExpenditureLineRow> Lines => db.Set<ExpenditureLineRow>().AsNoTracking().Where(line => line.UnstatedOf == of.PartnerId
        && string.Compare(line.Day, of.First) >= 0 && string.Compare(line.Day, of.Next) < 0 && line.Position < of.Position);

    /// <summary>Those that count for something. A line that gives back is stated as the sale that it gives back.</summary>
    public async IAsyncEnumerable<IncentiveChargeRow> Read([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in Lines.Where(line => line.BillType == BillType.Expenditure && !line.LineId.Contains(ReversalMark))
            .OrderBy(line => line.Position).AsAsyncEnumerable().WithCancellation(cancellation))
            if (EarningLine.Charge(line, of) is { ListPrice.IsZero: false } charge) yield return charge;
        // Few lines give back, and each asks for another one.
        foreach (var line in await Lines.Where(line => line.BillType == BillType.RefundUnsubscription || line.LineId.Contains(ReversalMark))
            .OrderBy(line => line.Position).ToListAsync(cancellation))
            if (await GivingBack(line, cancellation) is { ListPrice.IsZero: false } charge) yield return charge;
        await foreach (var charge in OfOthers(cancellation)) yield return charge;
        if (of.IsRestated) yield break;
        foreach (var reversal in await Held(db.Set<IncentiveReversalRow>().AsNoTracking().Where(row => row.PartnerId == of.PartnerId && row.Position < of.Position))
            .Where(row => string.Compare(row.Day, of.Next) < 0).OrderBy(row => row.LinePosition).ToListAsync(cancellation))
            yield return EarningLine.Reversal(reversal, of);
    }

    // As the last version of the statement that holds it has it.
    private IQueryable<IncentiveChargeRow> Held(IQueryable<IncentiveReversalRow> reversals) => reversals
        .Join(db.Set<IncentiveChargeRow>().AsNoTracking().Where(row => !row.Reversal), row => new { row.StatementId, row.LinePosition }, row => new { row.StatementId, row.LinePosition }, (_, row) => row)
        .Where(row => db.Set<IncentiveCutRow>().Any(cut => cut.StatementId == row.StatementId && cut.Version == row.Version));

    // What gives back a sale of the partner's, and is nobody's or not in the referral model itself: its customer has changed since.
    private async IAsyncEnumerable<IncentiveChargeRow> OfOthers([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var refund in await new StrayRefunds(db, of).Read(cancellation))
        {
            if (await Sale(refund, cancellation) is not { } sale || !IsOwn(sale)) continue;
            var isHeld = await HeldCharges.Holds(db, of.PartnerId, refund.Position, of, cancellation);
            if (await (isHeld ? Stated(refund, cancellation) : GivingBack(refund, sale, cancellation)) is not { ListPrice.IsZero: false } charge) continue;
            if (!isHeld) yield return charge;
            // And what takes the refund back, which is in its second.
            var reversal = (LineCorrection.Of(refund.LineId) with { IsReversal = true }).LineId;
            var back = await Before(refund).FirstOrDefaultAsync(line => line.ChargedFrom == refund.ChargedFrom && line.Source == refund.Source && line.LineId == reversal, cancellation);
            if (back is not null && !await HeldCharges.Holds(db, of.PartnerId, back.Position, of, cancellation))
                yield return EarningLine.GivingBack(back, of, charge, EarnedIn(charge));
        }
    }

    private bool IsOwn(ExpenditureLineRow sale) => sale.PartnerId == of.PartnerId && sale.Model == nameof(AssociationModel.Referral);

    private async Task<IncentiveChargeRow?> GivingBack(ExpenditureLineRow line, CancellationToken cancellation) =>
        await Sale(line, cancellation) is { } sale ? await GivingBack(line, sale, cancellation) : EarningLine.Charge(line, of);

    private async Task<IncentiveChargeRow?> GivingBack(ExpenditureLineRow line, ExpenditureLineRow sale, CancellationToken cancellation)
    {
        if (sale.UnstatedOf == of.PartnerId && sale.Position < of.Position && string.Compare(sale.Day, of.Next, StringComparison.Ordinal) < 0)
        {
            if (string.Compare(sale.Day, of.First, StringComparison.Ordinal) < 0)
            {
                waiting.Add(line.Position);
                return null;
            }

            // The sale waits for the same statement: what is given back is the same line of it. Unless it gives back itself: then both do.
            var own = sale.BillType == BillType.Expenditure ? EarningLine.Charge(sale, of) : await GivingBack(sale, cancellation);
            return own is null ? null : EarningLine.GivingBack(line, of, own, own.EarnedIn);
        }

        // The partner earns nothing by a sale that is somebody else's now, whatever a statement held of it.
        var stated = IsOwn(sale) ? await Stated(sale, cancellation) : null;
        return stated is null
            ? EarningLine.GivingBack(line, of, EarningLine.Charge(sale, of), earnedIn: "")
            : EarningLine.GivingBack(line, of, stated, EarnedIn(stated));
    }

    // Of a statement that is cut once more, sale and what is given back are the same line.
    private string? EarnedIn(IncentiveChargeRow stated) => stated.EarnedIn ?? (stated.StatementId == of.StatementId ? null : stated.StatementId);

    private Task<IncentiveChargeRow?> Stated(ExpenditureLineRow sale, CancellationToken cancellation) =>
        HeldCharges.Of(db, of.PartnerId, sale.Position).Where(row => !row.Reversal).OrderByDescending(row => row.Cut).FirstOrDefaultAsync(cancellation);

    // Of the same use. A sale may be under the account of its customer where what gives it back is under that of a master (EXPEND-14).
    private IQueryable<ExpenditureLineRow> Before(ExpenditureLineRow line) => db.Set<ExpenditureLineRow>().AsNoTracking().Where(
        sold => (sold.CustomerId == line.CustomerId || sold.CustomerId == line.MemberId) && sold.MemberId == line.MemberId && sold.Position < of.Position);

    // What a reversal takes back is certain; a refund is of the resource, and of what was charged for it last.
    private Task<ExpenditureLineRow?> Sale(ExpenditureLineRow line, CancellationToken cancellation)
    {
        if (LineCorrection.Of(line.LineId).Reverses is { } reversed)
            return Before(line).FirstOrDefaultAsync(sold => sold.ChargedFrom == line.ChargedFrom && sold.Source == line.Source && sold.LineId == reversed, cancellation);
        return line.ResourceId is null
            ? Task.FromResult<ExpenditureLineRow?>(null)
            : Before(line).Where(sold => sold.ChargedFrom <= line.ChargedFrom && sold.ResourceId == line.ResourceId && sold.BillType == BillType.Expenditure && !sold.LineId.Contains(ReversalMark)
                    && sold.ServiceType == line.ServiceType && (line.OrderId == null || sold.OrderId == line.OrderId))
                .OrderByDescending(sold => sold.ChargedFrom).ThenByDescending(sold => sold.Position).FirstOrDefaultAsync(cancellation);
    }
}
