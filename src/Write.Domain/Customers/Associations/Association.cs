using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>The way on which an association came about.</summary>
public enum AssociationVia { Invitation, Ticket }

/// <summary>Who asked to end an association; the other one decides.</summary>
public enum DisassociationParty { Customer, Partner }

public enum DisassociationStatus { PendingConfirmation, Approved, Rejected }

/// <summary>The rules that operations set aside, and why.</summary>
[GivenTexts]
public sealed record AssociationOverride(ImmutableArray<string> RuleIds, [property: Text(TextKind.Reason)] string Reason);

/// <param name="AssociatedAt">From this instant on the customer's spending belongs to the partner.</param>
[EventType("customers.customer-associated")]
public sealed record CustomerAssociated(
    string CustomerId, string PartnerId, AssociationModel Model, AssociationVia Via, DateTimeOffset AssociatedAt,
    string? InvitationId = null, string? TicketNo = null, AssociationOverride? Override = null) : IDomainEvent;

/// <param name="EndedAt">From this instant on the customer belongs to nobody.</param>
/// <param name="RequestId">The request that was granted.</param>
[EventType("customers.customer-disassociated")]
public sealed record CustomerDisassociated(
    string CustomerId, string PartnerId, AssociationModel Model, DateTimeOffset EndedAt, string? RequestId = null) : IDomainEvent;

/// <param name="Reference">The service ticket, or the ecosystem manager's own reference.</param>
[EventType("customers.association-model-changed")]
public sealed record AssociationModelChanged(
    string CustomerId, string PartnerId, AssociationModel From, AssociationModel To, string Reference, DateTimeOffset ChangedAt) : IDomainEvent;

[EventType("customers.disassociation-requested")]
public sealed record DisassociationRequested(
    string CustomerId, string PartnerId, AssociationModel Model, string RequestId, DisassociationParty Initiator, string Reason,
    DateTimeOffset RequestedAt) : IDomainEvent;

[EventType("customers.disassociation-rejected")]
public sealed record DisassociationRejected(
    string CustomerId, string PartnerId, string RequestId, DisassociationParty By, string Reason, DateTimeOffset RejectedAt) : IDomainEvent;

/// <summary>A request to end an association and what became of it.</summary>
public sealed record DisassociationRequest(
    string RequestId, string PartnerId, DisassociationParty Initiator, DateTimeOffset RequestedAt, DisassociationStatus Status);

/// <summary>To whom a customer belongs: at most one partner in one model at a time (ASSOC-2, CSP-9).</summary>
/// <param name="PartnerId">Null while the customer belongs to nobody.</param>
/// <param name="EverEnded">Whether an earlier association has ended.</param>
public sealed record Association(
    string? PartnerId, AssociationModel? Model, DateTimeOffset? Since, bool EverEnded, ImmutableArray<DisassociationRequest> Requests)
{
    public static readonly Association None = new(null, null, null, false, []);

    /// <summary>Counts every beginning and end of an association or its model: what was given in one term is told from what belongs to a later one, also of the same partner (ADR 27).</summary>
    public int Term { get; init; }

    public DisassociationRequest? Pending => Requests.LastOrDefault(request => request.Status == DisassociationStatus.PendingConfirmation);

    public DisassociationRequest? Request(string requestId) => Requests.LastOrDefault(request => request.RequestId == requestId);

    public static Association Evolve(Association state, IDomainEvent @event) => @event switch
    {
        CustomerAssociated e => state with { PartnerId = e.PartnerId, Model = e.Model, Since = e.AssociatedAt, Term = state.Term + 1 },
        AssociationModelChanged e => state with { Model = e.To, Term = state.Term + 1 },
        DisassociationRequested e => state with
        {
            Requests = state.Requests.Add(new(e.RequestId, e.PartnerId, e.Initiator, e.RequestedAt, DisassociationStatus.PendingConfirmation)),
        },
        DisassociationRejected e => state.Close(e.RequestId, DisassociationStatus.Rejected),
        CustomerDisassociated e => state.Close(e.RequestId, DisassociationStatus.Approved) with
        {
            PartnerId = null,
            Model = null,
            Since = null,
            EverEnded = true,
            Term = state.Term + 1,
        },
        _ => throw new UnknownEventException(state, @event),
    };

    private Association Close(string? requestId, DisassociationStatus status) => this with
    {
        Requests = [.. Requests.Select(request => request.RequestId == requestId ? request with { Status = status } : request)],
    };
}
