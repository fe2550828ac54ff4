using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Withholding;

/// <summary>How far a credential has come (GAP-66): a draft of its partner, then with the vendor, then decided for good.</summary>
public enum WhtCredentialStatus { Recorded, Submitted, Processing, Accepted, Rejected }

/// <param name="Tax">What was withheld and paid to the tax authority, above 0, in the currency of the payment.</param>
/// <param name="PaidOn">The day of the payment in the business zone; null while it is not known.</param>
/// <param name="CertificateId">What the tax authority's certificate is called; null while there is none.</param>
[EventType("withholding.wht-credential-recorded")]
public sealed record WhtCredentialRecorded(string CredentialId, string PartnerId, Money Tax, DateOnly? PaidOn, string? CertificateId) : IDomainEvent;

/// <summary>The draft says something else from now on, all of it.</summary>
[EventType("withholding.wht-credential-updated")]
public sealed record WhtCredentialUpdated(string CredentialId, string PartnerId, Money Tax, DateOnly? PaidOn, string? CertificateId) : IDomainEvent;

[EventType("withholding.wht-credential-submitted")]
public sealed record WhtCredentialSubmitted(string CredentialId, string PartnerId) : IDomainEvent;

/// <summary>A step on the way to the decision.</summary>
[EventType("withholding.wht-credential-progressed")]
public sealed record WhtCredentialProgressed(string CredentialId, string PartnerId, WhtCredentialStatus Status) : IDomainEvent;

[EventType("withholding.wht-credential-accepted")]
public sealed record WhtCredentialAccepted(string CredentialId, string PartnerId) : IDomainEvent;

[EventType("withholding.wht-credential-rejected")]
public sealed record WhtCredentialRejected(string CredentialId, string PartnerId, string Reason) : IDomainEvent;

/// <summary>A credential as decisions need it; <see cref="Status"/> is null before it is recorded.</summary>
public sealed record WhtCredential(string PartnerId, WhtCredentialStatus? Status, Money Tax, DateOnly? PaidOn, string? CertificateId)
{
    public static readonly WhtCredential None = new("", null, Money.Zero, null, null);

    public bool Exists => Status is not null;

    public static WhtCredential Evolve(WhtCredential state, IDomainEvent @event) => @event switch
    {
        WhtCredentialRecorded e => new(e.PartnerId, WhtCredentialStatus.Recorded, e.Tax, e.PaidOn, e.CertificateId),
        WhtCredentialUpdated e => state with { Tax = e.Tax, PaidOn = e.PaidOn, CertificateId = e.CertificateId },
        WhtCredentialSubmitted => state with { Status = WhtCredentialStatus.Submitted },
        WhtCredentialProgressed e => state with { Status = e.Status },
        WhtCredentialAccepted => state with { Status = WhtCredentialStatus.Accepted },
        WhtCredentialRejected => state with { Status = WhtCredentialStatus.Rejected },
        _ => throw new UnknownEventException(state, @event),
    };
}
