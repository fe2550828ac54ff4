using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.PreRegistrations;

/// <summary>How potential customers are reserved.</summary>
public static class PreRegistrationRules
{
    public static readonly Rule NoProjects = new("ASSOC-28", "PROJECT_PREREGISTRATION_NOT_SUPPORTED",
        "Projects cannot be pre-registered.", "Pre-register the customer.");

    public static readonly Rule ProtectedByAnother = new("ASSOC-31", "PREREGISTERED_BY_ANOTHER",
        "For 15 days after a pre-registration no other partner can pre-register that customer.");

    public static readonly Rule TooManyOpen = new("ASSOC-31", "TOO_MANY_PREREGISTRATIONS",
        "A partner has at most 100 open pre-registrations.", "Wait until one is converted or lapses.");

    public static readonly Rule CoolingDown = new("ASSOC-36", "PREREGISTERED_RECENTLY",
        "The partner's own protection of this address has ended too recently to be renewed.", "Wait until the configured days have passed.");

    public static readonly Rule Converts = new("ASSOC-34", "PREREGISTRATION_CONVERTED",
        "Accepting the pre-registering partner's invitation within the protection associates the customer.");

    public static readonly Rule Lapses = new("ASSOC-36", "PREREGISTRATION_LAPSED", "A pre-registration lapses after 15 days without association.");

    /// <summary>What a partner can still do about an address that another one protects (ASSOC-37); it never says which one.</summary>
    public static string WayOut(DateTimeOffset protectedUntil, BusinessTime zone) => string.Create(CultureInfo.InvariantCulture,
        $"The protection ends at {protectedUntil.ToOffset(zone.Offset):yyyy-MM-dd HH:mm:ss zzz}. Until then the customer can join with a new email address (ASSOC-33): ")
        + "a customer in the same country can be invited directly, but an invitation accepted with the protected address fails by ASSOC-32.";
}
