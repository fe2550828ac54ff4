using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Write.Domain.Tests.Customers;

public sealed class VerificationCodeTests
{
    private static readonly VerificationCodeIssued Issued = new("a", "r", "right", Now.AddMinutes(10));

    [Fact, Trait("Rule", "ASSOC-22")]
    public void The_function_is_switched_on_freely_and_off_with_a_code()
    {
        var (on, off) = (new VerificationSwitched("a", true), new VerificationSwitched("a", false));
        When(new SwitchVerification("a", true, VerificationOutcome.NotRequired)).Then(on).AndRepeatingChangesNothing();
        When(new SwitchVerification("a", true, VerificationOutcome.Missing)).Then(on);
        When(new SwitchVerification("a", false, VerificationOutcome.Missing), on).ThenRejected("ASSOC-22").WithCode("VERIFICATION_CODE_REQUIRED");
        When(new SwitchVerification("a", false, VerificationOutcome.Wrong), on).ThenRejected("ASSOC-22").WithCode("VERIFICATION_CODE_INVALID");
        When(new SwitchVerification("a", false, VerificationOutcome.Verified), on).Then(off).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "ASSOC-22")]
    public void A_code_for_switching_off_serves_once()
    {
        var issued = Issued with { RequestId = VerificationCodes.SwitchingOff };
        var attempt = Try("right", Now) with { RequestId = VerificationCodes.SwitchingOff };
        When(attempt, issued).Then(new VerificationCodeUsed("a", VerificationCodes.SwitchingOff, "right"));
        When(attempt, issued, new VerificationCodeUsed("a", VerificationCodes.SwitchingOff, "right")).ThenRejected("ASSOC-22").WithCode("VERIFICATION_CODE_INVALID");
    }

    [Fact, Trait("Rule", "ASSOC-22")]
    public void Codes_are_not_sent_without_bound()
    {
        var issue = new IssueVerificationCode("a", "r", "next", VerificationPolicy.Default, Now);
        IDomainEvent[] Sent(int count, DateTimeOffset at) => [.. Enumerable.Repeat(Issued with { ValidTo = at.AddMinutes(10) }, count)];
        When(issue, Sent(19, Now)).Then(new VerificationCodeIssued("a", "r", "next", Now.AddMinutes(10)));
        When(issue, Sent(20, Now.AddHours(-1).AddSeconds(1))).ThenRejected("ASSOC-22").WithCode("TOO_MANY_CODES");
        When(issue, Sent(20, Now.AddHours(-1))).Then(new VerificationCodeIssued("a", "r", "next", Now.AddMinutes(10)));
    }

    [Fact, Trait("Rule", "ASSOC-22")]
    public void A_code_is_used_within_ten_minutes_for_its_own_request()
    {
        When(Try("right", Now.AddMinutes(10)), Issued).Then(new VerificationCodeUsed("a", "r", "right")).AndRepeatingChangesNothing();
        When(Try("right", Now.AddMinutes(10).AddSeconds(1)), Issued).ThenRejected("ASSOC-22").WithCode("VERIFICATION_CODE_INVALID");
        When(Try("right", Now) with { RequestId = "other" }, Issued).ThenRejected("ASSOC-22");
        When(Try("right", Now)).ThenRejected("ASSOC-22");
        When(Try("right", Now), Issued, new VerificationCodeUsed("a", "r", "right"), Issued).Then(new VerificationCodeUsed("a", "r", "right"));
    }

    [Fact, Trait("Rule", "ASSOC-22")]
    public void After_five_wrong_codes_the_right_one_is_refused_too()
    {
        var mistyped = new VerificationCodeMistyped("a", "r");
        When(Try("wrong", Now), Issued).Then(mistyped);
        IDomainEvent[] four = [Issued, mistyped, mistyped, mistyped, mistyped];
        When(Try("right", Now), four).Then(new VerificationCodeUsed("a", "r", "right"));
        When(Try("right", Now), [.. four, mistyped]).ThenRejected("ASSOC-22");
        When(Try("right", Now), [.. four, mistyped, Issued]).Then(new VerificationCodeUsed("a", "r", "right"));
    }

    private static TryVerificationCode Try(string codeHash, DateTimeOffset at) => new("a", "r", codeHash, VerificationPolicy.Default, at);

    private static Outcome<VerificationCommand, VerificationCodes> When(VerificationCommand command, params IDomainEvent[] history) =>
        VerificationDecider.Definition.Given(history).When(command);
}
