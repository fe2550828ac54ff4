using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Withholding;

/// <summary>The rules of the area WHT.</summary>
public static class WhtCredentialRules
{
    public static readonly Rule NotFound = new("CONV-7", "WHT_CREDENTIAL_NOT_FOUND", "There is no such credential, or it is not the caller's.");

    public static readonly Rule KindOfPartner = new("WHT-1", "WHT_KIND_OF_PARTNER",
        "Resellers record what they withheld; other kinds of partners do when this installation is configured so.");

    public static readonly Rule AmountInvalid = new("WHT-1", "AMOUNT_INVALID",
        "Withheld tax is an amount above 0, and its currency an ISO 4217 code.",
        "Give an amount such as 12.50 USD.");

    public static readonly Rule Locked = new("WHT-1", "CREDENTIAL_LOCKED",
        "A credential can be changed until it is submitted.", "Record another credential for what is missing or wrong.");

    public static readonly Rule CertificateRequired = new("WHT-2", "WHT_CERTIFICATE_REQUIRED",
        "Submitting needs the certificate that the competent tax authority issued.", "Enter the certificate's number or reference, then submit.");

    public static readonly Rule DutiesFulfilled = new("WHT-3", "WHT_NOT_FULFILLED",
        "The withheld tax has been paid before its credential is submitted.", "Enter the day of the payment, and submit on that day or later.");

    public static readonly Rule StepFollows = new("WHT-4", "WHT_STEP_OUT_OF_ORDER",
        "A submitted credential is taken into processing, and one in processing is accepted or rejected; a decision stays.",
        "Read the credential's status, and take the step that follows it.");

    public static readonly Rule ReasonRequired = new("WHT-4", "REASON_REQUIRED",
        "Whoever submitted a credential learns why it is rejected.", "Give a reason.");
}
