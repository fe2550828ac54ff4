using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Withholding;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Read.Projections.Tests.Withholding;

public sealed class WhtCredentialContractTests : ProjectionContract<WhtCredentialProjection>
{
    private static readonly DateOnly Paid = new(2024, 11, 1);

    protected override IEnumerable<PastEvent> History =>
    [
        new("wht-credential-a", new WhtCredentialRecorded("a", "r", new(100m), null, null)),
        new("wht-credential-a", new WhtCredentialUpdated("a", "r", new(120.00000001m, "EUR"), Paid, "C-1")),
        new("wht-credential-b", new WhtCredentialRecorded("b", "q", new(1m, "CLP"), Paid, "C-2")),
        new("wht-credential-a", new WhtCredentialSubmitted("a", "r")),
        new("wht-credential-b", new WhtCredentialSubmitted("b", "q")),
        new("wht-credential-a", new WhtCredentialProgressed("a", "r", WhtCredentialStatus.Processing)),
        new("wht-credential-b", new WhtCredentialProgressed("b", "q", WhtCredentialStatus.Processing)),
        new("wht-credential-a", new WhtCredentialAccepted("a", "r")),
        new("wht-credential-b", new WhtCredentialRejected("b", "q", "The certificate is illegible.")),
    ];
}
