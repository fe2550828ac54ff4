using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Customers;

/// <summary>Ends an invitation by email that has run out (ASSOC-38). Decisions never wait for it, they compare instants themselves.</summary>
public sealed class InvitationExpiry(InvitationWorkflow invitations) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "invitation-expiry", "ASSOC-38", ZoneRule.Elapsed, "Invitation", "An invitation by email that was not accepted expires.")
        .SetBy<InvitationCreated>(e => e.InvitationId, (e, _) => e.ValidTo is { } validTo ? BusinessTime.FirstLateSecond(validTo) : null, e => e.PartnerId)
        .ClearedBy<InvitationAccepted>(e => e.InvitationId)
        .ClearedBy<InvitationExpired>(e => e.InvitationId)
        .ClearedBy<InvitationRevoked>(e => e.InvitationId);

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) => invitations.Expire(due.Key, context);
}
