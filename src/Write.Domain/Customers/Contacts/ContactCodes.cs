using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Contacts;

public enum ContactKind { Email, Phone }

/// <param name="Contact">The hash of the address or number that the code was sent to.</param>
/// <param name="CodeHash">The code itself is only in the message.</param>
[EventType("customers.contact-code-issued")]
public sealed record ContactCodeIssued(
    string CustomerId, ContactKind Kind, string Contact, string CodeHash, DateTimeOffset IssuedAt, DateTimeOffset ValidTo) : IDomainEvent;

[EventType("customers.contact-code-mistyped")]
public sealed record ContactCodeMistyped(string CustomerId, ContactKind Kind) : IDomainEvent;

[EventType("customers.contact-code-used")]
public sealed record ContactCodeUsed(string CustomerId, ContactKind Kind) : IDomainEvent;

/// <summary>The code that is out for one kind of contact.</summary>
public sealed record ContactCode(string Contact, string CodeHash, DateTimeOffset ValidTo, int Mistyped, bool Used);

/// <summary>The codes that are out for a customer, and when the last ones were sent.</summary>
public sealed record ContactCodes(
    ImmutableDictionary<ContactKind, ContactCode> ByKind, ImmutableArray<(ContactKind Kind, DateTimeOffset At)> Issued)
{
    private const int Remembered = 50;

    public static readonly ContactCodes None = new(ImmutableDictionary<ContactKind, ContactCode>.Empty, []);

    public static ContactCodes Evolve(ContactCodes state, IDomainEvent @event) => @event switch
    {
        ContactCodeIssued e => new(
            state.ByKind.SetItem(e.Kind, new(e.Contact, e.CodeHash, e.ValidTo, 0, false)),
            [.. state.Issued.TakeLast(Remembered), (e.Kind, e.IssuedAt)]),
        ContactCodeMistyped e => state with { ByKind = state.ByKind.SetItem(e.Kind, state.ByKind[e.Kind] with { Mistyped = state.ByKind[e.Kind].Mistyped + 1 }) },
        ContactCodeUsed e => state with { ByKind = state.ByKind.SetItem(e.Kind, state.ByKind[e.Kind] with { Used = true }) },
        _ => throw new UnknownEventException(state, @event),
    };
}

public abstract record ContactCodeCommand(string CustomerId);

public sealed record IssueContactCode(
    string CustomerId, ContactKind Kind, string Contact, string CodeHash, VerificationPolicy Policy, DateTimeOffset At) : ContactCodeCommand(CustomerId);

/// <summary>Tries a code for an address or number. A wrong one is an event, not a refusal, because wrong ones are counted.</summary>
public sealed record TryContactCode(
    string CustomerId, ContactKind Kind, string Contact, string CodeHash, VerificationPolicy Policy, DateTimeOffset At) : ContactCodeCommand(CustomerId);

/// <summary>Codes that prove that a customer reads what is sent to an address or number.</summary>
public static class ContactCodeDecider
{
    public static readonly Decider<ContactCodeCommand, ContactCodes> Definition =
        new("contact-codes", command => command.CustomerId, ContactCodes.None, Decide, ContactCodes.Evolve);

    public static Decision Decide(ContactCodeCommand command, ContactCodes state) => command switch
    {
        IssueContactCode c when c.Policy.IsSpent(state.Issued.Where(issued => issued.Kind == c.Kind).Select(issued => issued.At), c.At) =>
            Decision.Reject(ContactRules.TooManyCodes.Refuse()),
        IssueContactCode c => Decision.Accept(new ContactCodeIssued(c.CustomerId, c.Kind, c.Contact, c.CodeHash, c.At, c.At + c.Policy.Lifetime)),
        TryContactCode c => Try(c, state.ByKind.GetValueOrDefault(c.Kind)),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Try(TryContactCode command, ContactCode? code)
    {
        if (code is not { Used: false } || code.Contact != command.Contact || code.Mistyped >= command.Policy.Attempts
            || BusinessTime.IsLate(command.At, code.ValidTo)) return Decision.Reject(ContactRules.CodeInvalid.Refuse("code"));
        return code.CodeHash == command.CodeHash
            ? Decision.Accept(new ContactCodeUsed(command.CustomerId, command.Kind))
            : Decision.Accept(new ContactCodeMistyped(command.CustomerId, command.Kind));
    }
}
