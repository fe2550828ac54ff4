using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>How an association changes and ends.</summary>
public static class DisassociationRules
{
    public static readonly Rule Decidable = new("ASSOC-21", "NOT_DECIDABLE",
        "Only a pending request of the other side can be decided.", "A customer decides what the partner asked for, and the partner what the customer asked for.");

    public static readonly Rule OneAtATime = new("ASSOC-21", "REQUEST_PENDING",
        "The other side's request to end the association is still pending.", "Decide the pending request.");

    public static readonly Rule CodeRequired = new("ASSOC-22", "VERIFICATION_CODE_REQUIRED",
        "With the verification function switched on, deciding needs a verification code.", "Ask for a code and send it with the decision.");

    public static readonly Rule CodeInvalid = new("ASSOC-22", "VERIFICATION_CODE_INVALID",
        "The verification code is wrong, used up or older than allowed.", "Ask for a new code.");

    public static readonly Rule TooManyCodes = new("ASSOC-22", "TOO_MANY_CODES",
        "Codes are sent a few times an hour only, so that nobody can guess one.", "Wait an hour, then ask for a new code.");

    public static readonly Rule ModelByTicket = new("ASSOC-23", "SERVICE_TICKET_REQUIRED",
        "The model of an associated customer changes only through a service ticket or the ecosystem manager.",
        "Open a service ticket, or ask the ecosystem manager.");

    public static readonly Rule ResellerCustomersAsk = new("ASSOC-41", "NOT_A_RESELLER_CUSTOMER",
        "Reseller customers can ask to leave in the account centre; referral customers only where that is switched on.", "Open a service ticket.");

    public static readonly Rule RequestLimit = new("ASSOC-41", "TOO_MANY_REQUESTS",
        "A customer asks to leave at most a few times within some months.", "Wait until the earliest request no longer counts.");

    public static readonly Rule NotAssociated = new("ASSOC-35", "NOT_ASSOCIATED",
        "Only associated customers belong to the partner.", "");
}
