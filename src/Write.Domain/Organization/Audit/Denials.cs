using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization.Audit;

/// <summary>Whose denials are kept together: a partner's, a customer's, or those of callers that belong to neither.</summary>
public sealed record DenialAccount(string? PartnerId, string? CustomerId, bool IsVendor = false)
{
    public string Key => PartnerId is { } partner ? $"partner.{partner}" : CustomerId is { } customer ? $"customer.{customer}" : IsVendor ? "vendor" : "strangers";
}

/// <param name="Subject">Of the caller's token.</param>
/// <param name="Field">The root field that was asked for.</param>
/// <param name="Code">Such as FORBIDDEN.</param>
/// <param name="Permission">What a policy did not allow; null when a role did not.</param>
/// <param name="At">When it was denied for the first time in its hour.</param>
[EventType("organization.access-denied")]
public sealed record AccessDenied(
    string? PartnerId, string? CustomerId, string Subject, string Field, string Code, string? Permission, DateTimeOffset At) : IObservation;

/// <summary>What was denied to an account's users in a day, as far as it is kept.</summary>
/// <param name="Seen">Who was denied what in which hour.</param>
public sealed record Denials(ImmutableHashSet<(string Subject, string Field, string Code, int Hour)> Seen, ImmutableDictionary<string, int> BySubject)
{
    public static readonly Denials None = new([], ImmutableDictionary.Create<string, int>(StringComparer.Ordinal));

    public static Denials Evolve(Denials state, IDomainEvent @event) => @event switch
    {
        AccessDenied e => new(state.Seen.Add((e.Subject, e.Field, e.Code, e.At.UtcDateTime.Hour)), state.BySubject.SetItem(e.Subject, state.BySubject.GetValueOrDefault(e.Subject) + 1)),
        _ => throw new UnknownEventException(state, @event),
    };
}
