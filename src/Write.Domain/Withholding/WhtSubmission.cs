using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Withholding;

/// <summary>What a credential is held to when it is submitted: the preview shows the checks, the decider refuses by them.</summary>
public static class WhtSubmission
{
    /// <param name="at">When it would be submitted; the payment counts from the beginning of its day in <paramref name="zone"/>.</param>
    public static IReadOnlyList<RuleCheck> Checks(string? certificateId, DateOnly? paidOn, DateTimeOffset at, BusinessTime zone) =>
    [
        RuleCheck.Of(WhtCredentialRules.CertificateRequired, true, certificateId is not null, "credentialId"),
        RuleCheck.Of(WhtCredentialRules.DutiesFulfilled, true, paidOn <= zone.DayOf(at), "credentialId", paidOn is { } later
            ? string.Create(CultureInfo.InvariantCulture, $"The tax is to be paid on {later:yyyy-MM-dd}, which is yet to come.")
            : null),
    ];
}
