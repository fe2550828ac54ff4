using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Withholding;

public abstract record WhtCredentialCommand(string CredentialId);

/// <summary>What a partner does with a credential of its own.</summary>
public abstract record OwnWhtCredentialCommand(string CredentialId, string PartnerId) : WhtCredentialCommand(CredentialId);

/// <param name="Amount">What was withheld, in <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="PaidOn">The day of the payment to the tax authority in the business zone; it may be yet to come, or unknown.</param>
/// <param name="CertificateId">What the certificate is called; blank for none yet.</param>
/// <param name="Kind">Of the partner, as its stream tells it; null when there is no such partner.</param>
public sealed record RecordWhtCredential(
    string CredentialId, string PartnerId, decimal Amount, string Currency, DateOnly? PaidOn, string? CertificateId, PartnerKind? Kind, WhtPolicy Policy)
    : OwnWhtCredentialCommand(CredentialId, PartnerId);

/// <summary>States a draft anew, all of it.</summary>
/// <param name="Amount">As of <see cref="RecordWhtCredential"/>, like the others.</param>
public sealed record UpdateWhtCredential(
    string CredentialId, string PartnerId, decimal Amount, string Currency, DateOnly? PaidOn, string? CertificateId)
    : OwnWhtCredentialCommand(CredentialId, PartnerId);

/// <summary>Hands a draft to the vendor.</summary>
public sealed record SubmitWhtCredential(string CredentialId, string PartnerId, DateTimeOffset At, BusinessTime Zone) : OwnWhtCredentialCommand(CredentialId, PartnerId);

/// <summary>What finance does with a submitted credential.</summary>
public enum WhtStep { Processing, Accepted, Rejected }

/// <param name="Reason">Needed for a rejection, and kept of nothing else.</param>
public sealed record ProgressWhtCredential(string CredentialId, WhtStep Step, [property: Text(TextKind.Reason)] string? Reason) : WhtCredentialCommand(CredentialId);
