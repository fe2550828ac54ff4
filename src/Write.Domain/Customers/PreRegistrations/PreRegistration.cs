using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.PreRegistrations;

/// <param name="Email">The potential customer's address, trimmed and in lower case.</param>
/// <param name="ProtectedUntil">The last instant of the protection; it counts as a whole second.</param>
[EventType("customers.customer-pre-registered")]
public sealed record CustomerPreRegistered(
    string PreRegistrationId, string PartnerId, string Email, string Country, DateTimeOffset RegisteredAt, DateTimeOffset ProtectedUntil) : IDomainEvent;

[EventType("customers.pre-registration-converted")]
public sealed record PreRegistrationConverted(
    string PreRegistrationId, string PartnerId, string CustomerId, DateTimeOffset ConvertedAt) : IDomainEvent;

[EventType("customers.pre-registration-lapsed")]
public sealed record PreRegistrationLapsed(string PreRegistrationId, string PartnerId, DateTimeOffset LapsedAt) : IObservation;

public enum PreRegistrationStatus { None, Active, Converted, Lapsed }

/// <summary>
/// Who has reserved an email address. The stream is named after the address, so that of two partners only one can be first.
/// </summary>
public sealed record PreRegistration(
    string? PreRegistrationId, string? PartnerId, string? Email, DateTimeOffset? ProtectedUntil, PreRegistrationStatus Status, ImmutableHashSet<string> Known)
{
    public static readonly PreRegistration None = new(null, null, null, null, PreRegistrationStatus.None, []);

    /// <summary>The id of a pre-registration finds its stream: the hash of the address, a dot and a number of its own.</summary>
    public static string IdOf(string emailHash, string number) => $"{emailHash}.{number}";

    /// <summary>The stream key inside an id; the whole text when it is no id of a pre-registration.</summary>
    public static string EmailHashIn(string preRegistrationId) => preRegistrationId.Split('.', 2)[0];

    /// <summary>Whether the partner's protection holds at an instant; the timer that ends it may be late and is not asked.</summary>
    public bool IsHeldBy(string partnerId, DateTimeOffset at) => IsHeld(at) && PartnerId == partnerId;

    public bool IsHeldByOther(string partnerId, DateTimeOffset at) => IsHeld(at) && PartnerId != partnerId;

    private bool IsHeld(DateTimeOffset at) =>
        Status == PreRegistrationStatus.Active && ProtectedUntil is { } until && !BusinessTime.IsLate(at, until);

    public static PreRegistration Evolve(PreRegistration state, IDomainEvent @event) => @event switch
    {
        CustomerPreRegistered e => new(
            e.PreRegistrationId, e.PartnerId, e.Email, e.ProtectedUntil, PreRegistrationStatus.Active, state.Known.Add(e.PreRegistrationId)),
        PreRegistrationConverted => state with { Status = PreRegistrationStatus.Converted },
        PreRegistrationLapsed => state with { Status = PreRegistrationStatus.Lapsed },
        _ => throw new UnknownEventException(state, @event),
    };
}
