using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Contacts;

/// <summary>When an address or a number counts as the customer's own (GAP-88): after the code sent to it was given back.</summary>
public static class ContactRules
{
    public static readonly Rule OneAccountAnAddress = new("CUST-6", "EMAIL_IN_USE",
        "An email address belongs to one account.", "Use another address, or unbind it from the other account first.");

    public static readonly Rule NothingToVerify = new("CUST-6", "NOTHING_TO_VERIFY",
        "There is no address or number of this kind that waits for a code.", "Set it first, with changeCustomerContact.");

    public static readonly Rule CodeInvalid = new("CUST-6", "VERIFICATION_CODE_INVALID",
        "The verification code is wrong, used up, older than allowed, or was sent to another address.", "Ask for a new code.");

    public static readonly Rule TooManyCodes = new("CUST-6", "TOO_MANY_CODES",
        "Codes are sent a few times an hour only, so that nobody can guess one.", "Wait an hour, then ask for a new code.");

    public static readonly Rule VerifiedByOperations = new("CUST-6", "VERIFICATION_CODE_REQUIRED",
        "Only operations bring in an address that counts as verified; everybody else gives back the code sent to it.", "Ask for a code with requestContactCode.");
}
