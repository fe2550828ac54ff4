using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>What becomes of decimals beyond the eighth.</summary>
public enum AmountPrecision
{
    /// <summary>They are refused: what a caller of the API states is what is kept.</summary>
    EightDecimals,

    /// <summary>They are rounded half away from zero and kept as the remainder: what a provider's file states is taken as it is.</summary>
    WithRemainder,
}

/// <summary>Stores a billing line, once.</summary>
public sealed record RecordExpenditure(ExpenditureLine Line, AmountPrecision Precision);

/// <summary>
/// A billing line is its own aggregate, in a stream named after its source and id: so it can never be stored twice, whether
/// files overlap, an import is repeated or two race.
/// </summary>
public static class ExpenditureDecider
{
    public static readonly Decider<RecordExpenditure, StoredLine> Definition =
        new("expenditure-line", command => KeyOf(command.Line), StoredLine.None, Decide, StoredLine.Evolve);

    public static string KeyOf(ExpenditureLine line) => $"{line.Source}:{line.LineId}";

    public static Decision Decide(RecordExpenditure command, StoredLine state)
    {
        var refusals = ExpenditureValidation.Check(command.Line, command.Precision);
        if (refusals.Count > 0) return Decision.Reject(refusals);

        var recorded = Recorded(command.Line);
        if (state.Line is null) return Decision.Accept(recorded);
        return state.Line == recorded || LinePricing.IsSame(state.Line, recorded)
            ? Decision.Nothing
            : Decision.Reject(ExpenditureRules.ContentDiffers.Refuse("lineId", $"Line {command.Line.LineId} of {command.Line.Source} is stored with another content."));
    }

    private static ExpenditureRecorded Recorded(ExpenditureLine line)
    {
        if (line.IsUnpriced) throw new InvalidOperationException("A line is priced before it is decided.");
        var amounts = line.BillType is BillType.ExpenditureTax or BillType.RefundTax
            ? line.Amounts with { Tax = line.Amounts.AmountDue }
            : line.Amounts;
        return new(
            line.Source, line.LineId, line.CustomerId, Millisecond(line.ChargedFrom), Millisecond(line.ChargedTo),
            line.ServiceType, line.Region, line.BillingMode, line.BillType,
            line.ResourceId, line.ResourceName, line.ResourceType, line.OrderId,
            Money(amounts.ListPrice), Money(amounts.DiscountedAmount), Money(amounts.AmountDue), Money(amounts.CashPayment),
            Money(amounts.CashCoupons), Money(amounts.MonthlySettlement), Money(amounts.Tax), amounts.Remainders(), line.Offering, amounts.OtherPayments(), line.Pricing);
    }

    private static Money Money(ExactAmount amount) => Kernel.Money.FromUnits(amount.Units);

    private static DateTimeOffset Millisecond(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
