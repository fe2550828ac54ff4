using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.BillingModes;

/// <summary>The rules of paying for a resource otherwise, area ORDER.</summary>
public static class BillingModeRules
{
    public static readonly Rule MeteredOnly = new("ORDER-2", "BILLING_MODE_CHANGE_NOT_APPLICABLE",
        "The billing mode changes from pay-per-use to yearly/monthly; there is no way back.", "Renew what is prepaid, or let its period end.");

    public static readonly Rule Period = new("ORDER-2", "BILLING_PERIOD_INVALID",
        "A resource is prepaid for 1 to 60 months, and not beyond the year 2099.", "Name a number of months from 1 to 60.");
}
