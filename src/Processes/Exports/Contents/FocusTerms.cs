using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Processes.Exports.Contents;

/// <summary>What the words of this product are in those of FOCUS, so that the import finds the same again.</summary>
internal static class FocusTerms
{
    public static string CategoryOf(FocusCharge charge) => charge.Line switch
    {
        { BillType: BillType.ExpenditureTax or BillType.RefundTax } => "Tax",
        { BillingMode: BillingMode.YearlyMonthly or BillingMode.OneTime } => "Purchase",
        _ => "Usage",
    };

    public static string FrequencyOf(FocusCharge charge) => charge.Line.BillingMode switch
    {
        BillingMode.YearlyMonthly => "Recurring",
        BillingMode.OneTime => "One-Time",
        _ => "Usage-Based",
    };

    /// <summary>Null for a charge that no commitment covers.</summary>
    public static (string Category, string Id, string Type)? CommitmentOf(FocusCharge charge)
    {
        // FOCUS has no kind of a commitment without its id.
        var id = charge.Line.OrderId ?? charge.Line.ResourceId ?? charge.Line.LineId;
        return charge.Line.BillingMode switch
        {
            BillingMode.ReservedInstance => ("Usage", id, "Reserved Instance"),
            BillingMode.SavingsPlan => ("Spend", id, "Savings Plan"),
            _ => null,
        };
    }
}
