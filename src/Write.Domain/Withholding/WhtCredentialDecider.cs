using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Withholding;

/// <summary>A certificate of withheld tax on its way from a partner's draft to the vendor's decision.</summary>
public static class WhtCredentialDecider
{
    public static readonly Decider<WhtCredentialCommand, WhtCredential> Definition =
        new("wht-credential", command => command.CredentialId, WhtCredential.None, Decide, WhtCredential.Evolve);

    public static Decision Decide(WhtCredentialCommand command, WhtCredential state) => command switch
    {
        RecordWhtCredential record when !state.Exists => Record(record),
        _ when !state.Exists || (command is OwnWhtCredentialCommand own && own.PartnerId != state.PartnerId) =>
            Decision.Reject(WhtCredentialRules.NotFound.Refuse("credentialId")),
        RecordWhtCredential => Decision.Nothing,
        UpdateWhtCredential update => Update(update, state),
        SubmitWhtCredential submit => Submit(submit, state),
        ProgressWhtCredential progress => Progress(progress, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Record(RecordWhtCredential record)
    {
        List<Rejection> refusals = [];
        if (record.Kind is not { } kind || !record.Policy.PartnerKinds.Contains(kind)) refusals.Add(WhtCredentialRules.KindOfPartner.Refuse());
        if (Unfit(record.Amount, record.Currency) is { } refusal) refusals.Add(refusal);
        return Decision.RejectOr(refusals, () => Decision.Accept(new WhtCredentialRecorded(
            record.CredentialId, record.PartnerId, new(record.Amount, record.Currency), record.PaidOn, Given(record.CertificateId))).By(WhtCredentialRules.KindOfPartner));
    }

    private static Decision Update(UpdateWhtCredential update, WhtCredential state)
    {
        if (Unfit(update.Amount, update.Currency) is { } refusal) return Decision.Reject(refusal);
        var (tax, certificate) = (new Money(update.Amount, update.Currency), Given(update.CertificateId));
        if (state == state with { Tax = tax, PaidOn = update.PaidOn, CertificateId = certificate }) return Decision.Nothing;
        return state.Status == WhtCredentialStatus.Recorded
            ? Decision.Accept(new WhtCredentialUpdated(update.CredentialId, state.PartnerId, tax, update.PaidOn, certificate)).By(WhtCredentialRules.Locked)
            : Decision.Reject(WhtCredentialRules.Locked.Refuse("credentialId"));
    }

    private static Decision Submit(SubmitWhtCredential submit, WhtCredential state) => state.Status != WhtCredentialStatus.Recorded
        ? Decision.Nothing
        : Decision.RejectOr(
            RuleCheck.RefusalsOf(WhtSubmission.Checks(state.CertificateId, state.PaidOn, submit.At, submit.Zone)),
            () => Decision.Accept(new WhtCredentialSubmitted(submit.CredentialId, state.PartnerId))
                .By(WhtCredentialRules.CertificateRequired, WhtCredentialRules.DutiesFulfilled));

    private static Decision Progress(ProgressWhtCredential progress, WhtCredential state)
    {
        var (before, after) = progress.Step switch
        {
            WhtStep.Processing => (WhtCredentialStatus.Submitted, WhtCredentialStatus.Processing),
            WhtStep.Accepted => (WhtCredentialStatus.Processing, WhtCredentialStatus.Accepted),
            WhtStep.Rejected => (WhtCredentialStatus.Processing, WhtCredentialStatus.Rejected),
            _ => throw new ArgumentOutOfRangeException(nameof(progress)),
        };
        if (state.Status == after) return Decision.Nothing;
        List<Rejection> refusals = [];
        if (state.Status != before) refusals.Add(WhtCredentialRules.StepFollows.Refuse("step"));
        if (after == WhtCredentialStatus.Rejected && string.IsNullOrWhiteSpace(progress.Reason)) refusals.Add(WhtCredentialRules.ReasonRequired.Refuse("reason"));
        return Decision.RejectOr(refusals, () => Decision.Accept(after switch
        {
            WhtCredentialStatus.Accepted => new WhtCredentialAccepted(progress.CredentialId, state.PartnerId),
            WhtCredentialStatus.Rejected => new WhtCredentialRejected(progress.CredentialId, state.PartnerId, progress.Reason!),
            _ => new WhtCredentialProgressed(progress.CredentialId, state.PartnerId, after),
        }).By(WhtCredentialRules.StepFollows));
    }

    private static Rejection? Unfit(decimal amount, string currency) => currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper)
        ? AmountRules.Positive(amount, WhtCredentialRules.AmountInvalid, "amount")
        : WhtCredentialRules.AmountInvalid.Refuse("currency");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
