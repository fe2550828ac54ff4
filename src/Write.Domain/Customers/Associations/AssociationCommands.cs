using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Customers.Associations;

public abstract record AssociationCommand(string CustomerId);

/// <summary>Who asks for a change of the association model.</summary>
public enum ModelChangeBy { Partner, Operations, EcosystemManager }

/// <summary>What is known about a verification code that came with a command.</summary>
public enum VerificationOutcome { NotRequired, Missing, Wrong, Verified }

/// <summary>Ties a customer to a partner from <c>Question.At</c> on.</summary>
public sealed record AssociateCustomer(string CustomerId, AssociationQuestion Question, AssociationRoute Route) : AssociationCommand(CustomerId);

/// <summary>How an association comes about: by the customer's acceptance, or by operations with the customer's ticket.</summary>
[GivenTexts]
public abstract record AssociationRoute
{
    public sealed record ByInvitation(string InvitationId) : AssociationRoute;

    /// <param name="Override">The overridable rules to set aside and why; null for none.</param>
    /// <param name="EffectiveFrom">For a customer that was the partner's before it was entered here; null for the time of the command.</param>
    public sealed record ByTicket(string? TicketNo, AssociationOverride? Override, DateTimeOffset? EffectiveFrom = null) : AssociationRoute;
}

/// <summary>Changes the model of an association; all conditions of the new one are asked again (GAP-5).</summary>
/// <param name="Reference">The service ticket, or the ecosystem manager's reference.</param>
public sealed record ChangeAssociationModel(
    string CustomerId, AssociationQuestion Question, ModelChangeBy By, string? Reference) : AssociationCommand(CustomerId);

/// <param name="RequestId">The id of the request if this makes one.</param>
public sealed record RequestDisassociation(
    string CustomerId, string PartnerId, string RequestId, DisassociationParty Initiator, [property: Text(TextKind.Reason)] string Reason, PartnerStatus Partner,
    AssociationPolicy Policy, DateTimeOffset At) : AssociationCommand(CustomerId);

/// <summary>Grants a request: the partner one of its customer, the customer one of its partner (GAP-84).</summary>
public sealed record GrantDisassociation(
    string CustomerId, string PartnerId, string RequestId, DisassociationParty By, VerificationOutcome Verification, PartnerStatus Partner,
    DateTimeOffset At) : AssociationCommand(CustomerId);

public sealed record RejectDisassociation(
    string CustomerId, string PartnerId, string RequestId, DisassociationParty By, [property: Text(TextKind.Reason)] string Reason, VerificationOutcome Verification,
    DateTimeOffset At) : AssociationCommand(CustomerId);
