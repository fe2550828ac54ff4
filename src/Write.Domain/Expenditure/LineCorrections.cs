using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>
/// The ids of lines that correct others. A stored line never changes: one that its source states otherwise is taken back by a reversal and
/// stated anew as a revision, and both ids follow from the first one's, so that correcting twice, at once or after a crash, is correcting once.
/// </summary>
/// <param name="BaseId">The id by which the source knows the line.</param>
/// <param name="Number">From 1: which statement of the line it is or takes back.</param>
public readonly record struct LineCorrection(string BaseId, int Number, bool IsReversal)
{
    /// <summary>Longer ids cannot be corrected, since ids have an end.</summary>
    public const int LongestBaseId = 180;

    private const string ReversalMark = "~reversal-";

    private const string RevisionMark = "~revision-";

    /// <summary>The id as it is stored; the first statement has the source's own.</summary>
    public string LineId => this switch
    {
        { IsReversal: true } => string.Create(CultureInfo.InvariantCulture, $"{BaseId}{ReversalMark}{Number}"),
        { Number: 1 } => BaseId,
        _ => string.Create(CultureInfo.InvariantCulture, $"{BaseId}{RevisionMark}{Number}"),
    };

    /// <summary>The line that this one takes back; null when it takes back none.</summary>
    public string? Reverses => IsReversal ? (this with { IsReversal = false }).LineId : null;

    public static LineCorrection First(string baseId) => new(baseId, 1, IsReversal: false);

    public static LineCorrection Of(string lineId)
    {
        if (Read(lineId, ReversalMark) is var (reversed, taken)) return new(reversed, taken, IsReversal: true);
        return Read(lineId, RevisionMark) is (var revised, var number and > 1) ? new(revised, number, IsReversal: false) : First(lineId);
    }

    private static (string BaseId, int Number)? Read(string lineId, string mark)
    {
        var at = lineId.LastIndexOf(mark, StringComparison.Ordinal);
        return at > 0 && lineId.Length - at - mark.Length is > 0 and < 10 && lineId[at + mark.Length] is not '0'
            && int.TryParse(lineId.AsSpan(at + mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? (lineId[..at], number)
                : null;
    }
}

/// <summary>Takes a stored line back by one that states the opposite.</summary>
public sealed record ReverseExpenditure(ExpenditureRecorded Line)
{
    public string ReversalId => (LineCorrection.Of(Line.LineId) with { IsReversal = true }).LineId;
}

/// <summary>
/// A reversal is a line like any other, in a stream of its own: whoever sums sees both, and their sum is nothing to the last digit. A
/// charge is taken back as a refund, a refund as a charge (EXPEND-23), everything else is the line's own.
/// </summary>
public static class ReversalDecider
{
    public static readonly Decider<ReverseExpenditure, StoredLine> Definition =
        new("expenditure-line", command => $"{command.Line.Source}:{command.ReversalId}", StoredLine.None, Decide, StoredLine.Evolve);

    public static Decision Decide(ReverseExpenditure command, StoredLine state)
    {
        var correction = LineCorrection.Of(command.Line.LineId);
        if (correction.IsReversal) return Decision.Reject(ExpenditureRules.NotReversible.Refuse("lineId"));
        if (correction.BaseId.Length > LineCorrection.LongestBaseId) return Decision.Reject(ExpenditureRules.Identified.Refuse("lineId"));
        var reversal = Opposite(command.Line) with { LineId = command.ReversalId };
        if (state.Line is null) return Decision.Accept(reversal).By(ExpenditureRules.NotReversible);
        return state.Line == reversal ? Decision.Nothing : Decision.Reject(ExpenditureRules.ContentDiffers.Refuse("lineId"));
    }

    private static ExpenditureRecorded Opposite(ExpenditureRecorded line) => line with
    {
        BillType = line.BillType switch
        {
            BillType.Expenditure => BillType.RefundUnsubscription,
            BillType.ExpenditureTax => BillType.RefundTax,
            BillType.RefundUnsubscription => BillType.Expenditure,
            BillType.RefundTax => BillType.ExpenditureTax,
            _ => throw new ArgumentOutOfRangeException(nameof(line)),
        },
        ListPrice = Opposite(line.ListPrice),
        DiscountedAmount = Opposite(line.DiscountedAmount),
        AmountDue = Opposite(line.AmountDue),
        CashPayment = Opposite(line.CashPayment),
        CashCoupons = Opposite(line.CashCoupons),
        MonthlySettlement = Opposite(line.MonthlySettlement),
        Tax = Opposite(line.Tax),
        Remainder = line.Remainder is { } rest
            ? new(-rest.ListPrice, -rest.DiscountedAmount, -rest.AmountDue, -rest.CashPayment, -rest.CashCoupons, -rest.MonthlySettlement, -rest.Tax)
            : null,
        OtherPayments = line.OtherPayments is { } other
            ? new(Opposite(other.TestCoupons), Opposite(other.FlexiPurchaseCoupons), Opposite(other.StoredValueCards))
            : null,
        Pricing = null,
    };

    private static Money Opposite(Money amount) => new Money(0, amount.Currency) - amount;
}
