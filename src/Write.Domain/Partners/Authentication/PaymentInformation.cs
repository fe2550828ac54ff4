using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners.Authentication;

/// <param name="BankAccount">How the vendor's payment system names the account that was authenticated.</param>
[EventType("partners.payment-information-authenticated")]
public sealed record PaymentInformationAuthenticated(string PartnerId, string BankAccount, DateTimeOffset AuthenticatedAt) : IDomainEvent;

/// <summary>A payment came back: what was authenticated does not lead to the partner (INFO-17).</summary>
[EventType("partners.payment-information-invalidated")]
public sealed record PaymentInformationInvalidated(string PartnerId, string Reason, DateTimeOffset InvalidatedAt) : IDomainEvent;

/// <summary>Where a partner is paid, as decisions need it.</summary>
/// <param name="BankAccount">Null while nothing is authenticated.</param>
/// <param name="AuthenticatedAt">When the account was authenticated; null like it.</param>
public sealed record PaymentInformation(string? BankAccount, DateTimeOffset? AuthenticatedAt)
{
    public static readonly PaymentInformation None = new(null, null);

    public bool IsAuthenticated => BankAccount is not null;

    /// <summary>When the payment system knows of the authentication: as the next day begins in the business zone (INCENT-31, GAP-80).</summary>
    public DateTimeOffset? KnownFrom(BusinessTime zone) => AuthenticatedAt is { } at ? zone.StartOf(zone.DayOf(at).AddDays(1)) : null;

    public static PaymentInformation Evolve(PaymentInformation state, IDomainEvent @event) => @event switch
    {
        PaymentInformationAuthenticated e => new(e.BankAccount, e.AuthenticatedAt),
        PaymentInformationInvalidated => None,
        _ => throw new UnknownEventException(state, @event),
    };
}
