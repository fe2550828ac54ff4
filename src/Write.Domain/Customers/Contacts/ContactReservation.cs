using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Contacts;

/// <param name="Key">The hash of the address: streams are listed in logs, addresses must not be.</param>
[EventType("customers.email-claimed")]
public sealed record EmailClaimed(string Key, string CustomerId, DateTimeOffset ClaimedAt) : IDomainEvent;

[EventType("customers.email-released")]
public sealed record EmailReleased(string Key, string CustomerId, DateTimeOffset ReleasedAt) : IDomainEvent;

public abstract record EmailReservationCommand(string Key);

/// <summary>A customer has given back the code sent to the address.</summary>
public sealed record ClaimEmail(string Key, string CustomerId, DateTimeOffset At) : EmailReservationCommand(Key);

/// <summary>The customer uses the address no more.</summary>
public sealed record ReleaseEmail(string Key, string CustomerId, DateTimeOffset At) : EmailReservationCommand(Key);

/// <summary>Which account an address belongs to: one at a time, named after the address so that of two only one can be first.</summary>
/// <param name="HolderId">Null while the address is nobody's.</param>
public sealed record EmailReservation(string? HolderId)
{
    public static readonly Decider<EmailReservationCommand, EmailReservation> Definition =
        new("customer-email", command => command.Key, new(default(string)), Decide, Evolve);

    public static Decision Decide(EmailReservationCommand command, EmailReservation state) => command switch
    {
        ClaimEmail claim when state.HolderId == claim.CustomerId => Decision.Nothing,
        ClaimEmail claim => state.HolderId is null
            ? Decision.Accept(new EmailClaimed(claim.Key, claim.CustomerId, claim.At)).By(ContactRules.OneAccountAnAddress)
            : Decision.Reject(ContactRules.OneAccountAnAddress.Refuse("email")),
        ReleaseEmail release => state.HolderId == release.CustomerId
            ? Decision.Accept(new EmailReleased(release.Key, release.CustomerId, release.At))
            : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static EmailReservation Evolve(EmailReservation state, IDomainEvent @event) => @event switch
    {
        EmailClaimed e => new(e.CustomerId),
        EmailReleased => new(default(string)),
        _ => throw new UnknownEventException(state, @event),
    };
}
