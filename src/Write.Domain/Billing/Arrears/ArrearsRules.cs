using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Arrears;

/// <summary>The rules about bills that are not paid in time.</summary>
public static class ArrearsRules
{
    public static readonly Rule NotDueYet = new("BILL-25", "BILL_NOT_OVERDUE",
        "A bill can be paid in time until the end of its due day.", "Wait until the day has passed.");

    public static readonly Rule InArrears = new("NOTIFY-5", "BILL_OVERDUE",
        "A partner that has not paid a bill by its due day is in arrears, and is told so.", "Repay what is overdue.");
}
