using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Write.Domain.Tests.Withholding;

public sealed class WhtCredentialTests
{
    private static readonly DateOnly FirstOfNovember = new(2024, 11, 1);

    // 10:00 on 2024-11-04 in the business zone.
    private static readonly DateTimeOffset FourthOfNovember = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly WhtCredentialRecorded Draft = new("w", "r", new(100m), FirstOfNovember, "C-1");

    private static readonly WhtCredentialSubmitted Submitted = new("w", "r");

    private static readonly WhtCredentialProgressed Processing = new("w", "r", WhtCredentialStatus.Processing);

    private static readonly WhtCredentialAccepted Accepted = new("w", "r");

    private static readonly WhtCredentialRejected Rejected = new("w", "r", "The certificate is illegible.");

    private static readonly RecordWhtCredential Record = new("w", "r", 100m, "USD", FirstOfNovember, "C-1", PartnerKind.Reseller, WhtPolicy.Default);

    private static readonly UpdateWhtCredential Update = new("w", "r", 120m, "USD", FirstOfNovember, "C-1");

    private static readonly SubmitWhtCredential Submit = new("w", "r", FourthOfNovember, BusinessTime.Default);

    [Fact, Trait("Rule", "WHT-1")]
    public void A_reseller_records_a_draft_and_changes_it() =>
        WhtCredentialDecider.Definition.Given(
            [.. WhtCredentialDecider.Definition.Given().When(Record).Then(Draft).By("WHT-1").Decision.Events])
            .When(Update).Then(new WhtCredentialUpdated("w", "r", new(120m), FirstOfNovember, "C-1")).By("WHT-1").AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "WHT-1")]
    public void Recording_it_again_changes_nothing_however_far_it_has_come()
    {
        WhtCredentialDecider.Definition.Given(Draft).When(Record).ThenNothing();
        WhtCredentialDecider.Definition.Given(Draft, Submitted, Processing, Accepted).When(Record).ThenNothing();
    }

    [Fact, Trait("Rule", "WHT-1")]
    public void A_draft_may_lack_what_is_not_known_and_be_in_any_currency()
    {
        WhtCredentialDecider.Definition.Given().When(Record with { Currency = "CLP", PaidOn = null, CertificateId = " " })
            .Then(new WhtCredentialRecorded("w", "r", new(100m, "CLP"), null, null));
        WhtCredentialDecider.Definition.Given(Draft).When(Update with { Amount = 100m, Currency = "EUR", PaidOn = null, CertificateId = "" })
            .Then(new WhtCredentialUpdated("w", "r", new(100m, "EUR"), null, null));
        WhtCredentialDecider.Definition.Given(Draft).When(Update with { Amount = 100m, CertificateId = " C-1 " }).ThenNothing();
    }

    [Theory, Trait("Rule", "WHT-1")]
    [InlineData("SUBMITTED")]
    [InlineData("PROCESSING")]
    [InlineData("ACCEPTED")]
    [InlineData("REJECTED")]
    public void After_submission_it_is_locked(string status)
    {
        var locked = WhtCredentialDecider.Definition.Given([Draft, .. Until(status)]);
        locked.When(Update).ThenRejected("WHT-1").WithCode("CREDENTIAL_LOCKED");
        locked.When(Update with { Amount = 100m, PaidOn = new(2024, 11, 2) }).ThenRejected("WHT-1").WithCode("CREDENTIAL_LOCKED");
        locked.When(Update with { Amount = 100m }).ThenNothing();
    }

    [Theory, Trait("Rule", "WHT-1")]
    [InlineData(0)]
    [InlineData(-0.00000001)]
    public void The_amount_is_above_0(decimal amount)
    {
        WhtCredentialDecider.Definition.Given().When(Record with { Amount = amount }).ThenRejected("WHT-1").WithCode("AMOUNT_INVALID");
        WhtCredentialDecider.Definition.Given(Draft).When(Update with { Amount = amount }).ThenRejected("WHT-1").WithCode("AMOUNT_INVALID");
        WhtCredentialDecider.Definition.Given().When(Record with { Amount = 0.00000001m }).Then(Draft with { Tax = new(0.00000001m) });
    }

    [Theory, Trait("Rule", "WHT-1")]
    [InlineData("")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("eur")]
    [InlineData("EU1")]
    public void A_currency_is_three_capital_letters(string currency)
    {
        foreach (var outcome in new[]
        {
            WhtCredentialDecider.Definition.Given().When(Record with { Currency = currency }).ThenRejected("WHT-1").WithCode("AMOUNT_INVALID").Decision,
            WhtCredentialDecider.Definition.Given(Draft).When(Update with { Currency = currency }).ThenRejected("WHT-1").WithCode("AMOUNT_INVALID").Decision,
        })
            Assert.Equal("currency", Assert.Single(outcome.Rejections).Path);
    }

    [Theory, Trait("Rule", "WHT-1")]
    [InlineData(PartnerKind.SolutionProvider)]
    [InlineData(PartnerKind.Distributor)]
    [InlineData(PartnerKind.DevelopmentPath)]
    [InlineData(null)]
    public void Resellers_alone_record_unless_configured(PartnerKind? kind)
    {
        WhtCredentialDecider.Definition.Given().When(Record with { Kind = kind }).ThenRejected("WHT-1").WithCode("WHT_KIND_OF_PARTNER");
        if (kind is { } configured)
            WhtCredentialDecider.Definition.Given().When(Record with { Kind = kind, Policy = new([configured]) }).Then(Draft);
    }

    [Theory, Trait("Rule", "WHT-2")]
    [InlineData(null)]
    [InlineData(" ")]
    public void Submitting_needs_the_certificate(string? certificate)
    {
        var draft = WhtCredentialDecider.Definition.Given().When(Record with { CertificateId = certificate }).Decision.Events;
        WhtCredentialDecider.Definition.Given(draft).When(Submit).ThenRejected("WHT-2").WithCode("WHT_CERTIFICATE_REQUIRED");
        WhtCredentialDecider.Definition.Given(Draft).When(Submit).Then(Submitted).By("WHT-2", "WHT-3").AndRepeatingChangesNothing();
    }

    [Theory, Trait("Rule", "WHT-3")]
    [InlineData("2024-12-01", "2024-11-04T02:00:00Z", false)]
    [InlineData("2024-11-01", "2024-11-04T02:00:00Z", true)]
    [InlineData("2024-11-04", "2024-11-03T15:59:59.999Z", false)]
    [InlineData("2024-11-04", "2024-11-03T16:00:00Z", true)]
    [InlineData(null, "2024-11-04T02:00:00Z", false)]
    public void The_tax_was_paid_on_the_day_of_submission_at_the_latest_in_the_business_zone(string? paidOn, string at, bool accepted)
    {
        var day = paidOn is null ? (DateOnly?)null : DateOnly.Parse(paidOn, System.Globalization.CultureInfo.InvariantCulture);
        var outcome = WhtCredentialDecider.Definition.Given(Draft with { PaidOn = day })
            .When(Submit with { At = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) });
        if (accepted) outcome.Then(Submitted);
        else outcome.ThenRejected("WHT-3").WithCode("WHT_NOT_FULFILLED");
    }

    [Fact, Trait("Rule", "WHT-3")]
    public void The_refusal_tells_the_day_that_is_yet_to_come_and_every_rule_that_fails()
    {
        var refused = WhtCredentialDecider.Definition.Given(Draft with { PaidOn = new(2024, 12, 1), CertificateId = null }).When(Submit)
            .ThenRejected("WHT-2", "WHT-3").Decision.Rejections;
        Assert.Equal("The tax is to be paid on 2024-12-01, which is yet to come.", refused[1].Message);
        Assert.All(refused, rejection => Assert.Equal("credentialId", rejection.Path));
    }

    [Fact, Trait("Rule", "WHT-4")]
    public void It_is_processed_and_then_accepted()
    {
        WhtCredentialDecider.Definition.Given(Draft, Submitted).When(Progress(WhtStep.Processing)).Then(Processing).By("WHT-4").AndRepeatingChangesNothing();
        WhtCredentialDecider.Definition.Given(Draft, Submitted, Processing).When(Progress(WhtStep.Accepted)).Then(Accepted).By("WHT-4").AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "WHT-4")]
    public void Or_it_is_rejected_with_a_reason()
    {
        var processing = WhtCredentialDecider.Definition.Given(Draft, Submitted, Processing);
        processing.When(Progress(WhtStep.Rejected) with { Reason = Rejected.Reason }).Then(Rejected).By("WHT-4").AndRepeatingChangesNothing();
        processing.When(Progress(WhtStep.Rejected)).ThenRejected("WHT-4").WithCode("REASON_REQUIRED");
        processing.When(Progress(WhtStep.Rejected) with { Reason = "\n " }).ThenRejected("WHT-4").WithCode("REASON_REQUIRED");
    }

    [Theory, Trait("Rule", "WHT-4")]
    [InlineData("RECORDED", WhtStep.Processing)]
    [InlineData("RECORDED", WhtStep.Accepted)]
    [InlineData("RECORDED", WhtStep.Rejected)]
    [InlineData("SUBMITTED", WhtStep.Accepted)]
    [InlineData("SUBMITTED", WhtStep.Rejected)]
    [InlineData("ACCEPTED", WhtStep.Processing)]
    [InlineData("ACCEPTED", WhtStep.Rejected)]
    [InlineData("REJECTED", WhtStep.Processing)]
    [InlineData("REJECTED", WhtStep.Accepted)]
    public void A_step_follows_the_one_before_it(string status, WhtStep step) =>
        WhtCredentialDecider.Definition.Given([Draft, .. Until(status)]).When(Progress(step) with { Reason = "why" })
            .ThenRejected("WHT-4").WithCode("WHT_STEP_OUT_OF_ORDER");

    [Fact, Trait("Rule", "WHT-4")]
    public void A_decided_one_is_not_submitted_again() =>
        WhtCredentialDecider.Definition.Given(Draft, Submitted, Processing, Rejected).When(Submit).ThenNothing();

    [Fact, Trait("Rule", "CONV-7")]
    public void Anothers_is_answered_like_one_that_does_not_exist()
    {
        foreach (var history in (IDomainEvent[][])[[], [Draft with { PartnerId = "other" }]])
        {
            var given = WhtCredentialDecider.Definition.Given(history);
            foreach (var command in (WhtCredentialCommand[])[Update, Update with { Amount = 0 }, Submit])
                given.When(command).ThenRejected("CONV-7").WithCode("WHT_CREDENTIAL_NOT_FOUND");
        }

        WhtCredentialDecider.Definition.Given().When(Progress(WhtStep.Processing)).ThenRejected("CONV-7").WithCode("WHT_CREDENTIAL_NOT_FOUND");
    }

    private static ProgressWhtCredential Progress(WhtStep step) => new("w", step, null);

    private static IDomainEvent[] Until(string status) => status switch
    {
        "RECORDED" => [],
        "SUBMITTED" => [Submitted],
        "PROCESSING" => [Submitted, Processing],
        "ACCEPTED" => [Submitted, Processing, Accepted],
        _ => [Submitted, Processing, Rejected],
    };
}
