using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Invitations;

/// <summary>How partners invite, and how long invitations hold.</summary>
public static class InvitationRules
{
    public static readonly Rule Unknown = new("CONV-7", "INVITATION_NOT_FOUND", "There is no such invitation.", "Ask the partner to share its link or QR code again.");

    public static readonly Rule OwnPreRegistration = new("ASSOC-24", "PREREGISTRATION_NOT_OPEN",
        "An invitation follows an open pre-registration of the same partner and address.", "Pre-register the customer, or invite without a pre-registration.");

    public static readonly Rule EmailNeeded = new("ASSOC-25", "EMAIL_REQUIRED",
        "An invitation by email needs the potential customer's address.", "Give the address.");

    public static readonly Rule ByColleague = new("ASSOC-25", "INVITED_BY_COLLEAGUE",
        "Somebody else of the partner has an open invitation to this address in this model and on this channel.", "Ask the administrator, who sees all invitations.");

    public static readonly Rule ValidByEmail = new("ASSOC-38", "INVITATION_EXPIRED",
        "An invitation link sent by email is valid for the period stated in the email.", "Ask the partner for a new invitation.");

    public static readonly Rule StillOpen = new("ASSOC-39", "INVITATION_CLOSED",
        "The invitation was revoked, or its addressee has accepted it.", "Ask the partner for a new invitation.");

    public static readonly Rule ModelOfInvitation = new("CSP-9", "MODEL_NOT_OFFERED",
        "An invitation is accepted in the model in which it was made.", "Ask the partner for an invitation in the other model.");

    public static readonly Rule Shareable = new("CUST-2", "INVITATION_CLOSED",
        "Only an open invitation is shared.", "Create a new invitation.");
}
