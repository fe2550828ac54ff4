using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Customers;

/// <summary>Ends the protection of a pre-registered customer (ASSOC-36). Decisions never wait for it, they compare instants themselves.</summary>
public sealed class PreRegistrationExpiry(PreRegistrationWorkflow preRegistrations) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "pre-registration-expiry", "ASSOC-36", ZoneRule.Elapsed, "PreRegistration", "A pre-registration without association lapses, and its slot is free.")
        .SetBy<CustomerPreRegistered>(e => e.PreRegistrationId, (e, _) => BusinessTime.FirstLateSecond(e.ProtectedUntil), e => e.PartnerId)
        .ClearedBy<PreRegistrationConverted>(e => e.PreRegistrationId)
        .ClearedBy<PreRegistrationLapsed>(e => e.PreRegistrationId);

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) =>
        preRegistrations.Lapse(due.PartnerId!, due.Key, context);
}
