using System.Globalization;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>Frozen resources cause no metered fees (ASSOC-16); prepaid periods run on, and refunds are given back as always.</summary>
public static class FrozenMetering
{
    public static bool IsMetered(ExpenditureLine line) =>
        line is { BillingMode: BillingMode.PayPerUse, BillType: BillType.Expenditure or BillType.ExpenditureTax };

    /// <summary>Why a metered line is refused; null when its second lies in no freeze.</summary>
    public static Rejection? Refusal(ExpenditureLine line, ResourceFreezes freezes) => freezes.At(line.ChargedFrom) is { } freeze
        ? CustomerStatusRules.FreezeStopsFees.Refuse(
            "chargedFrom",
            $"The customer's resources were frozen from {Text(freeze.From)}{(freeze.Until is { } until ? $" until {Text(until)}" : " on")}: nothing is metered then.",
            "Leave the line out, or unfreeze the resources.")
        : null;

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
