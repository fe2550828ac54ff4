using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using static PartnerGraph.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Domain.Tests.Customers;

public sealed class VerificationCodeTests
{
    private static readonly VerificationCodeIssued Issued = new("a", "r", "right", Now.AddMinutes(10));

    [Fact, Trait("Rule", "ASSOC-22")]
    public void The_function_is_switched_on_and_off() =>
        VerificationDecider.Definition.Given().When(new SwitchVerification("a", true)).Then(new VerificationSwitched("a", true)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "ASSOC-22")]
    public void A_code_is_used_within_ten_minutes_for_its_own_request()
    {
        When(Try("right", Now.AddMinutes(10)), Issued).Then(new VerificationCodeUsed("a", "r", "right")).AndRepeatingChangesNothing();
        When(Try("right", Now.AddMinutes(10).AddSeconds(1)), Issued).ThenRejected("ASSOC-22").WithCode("VERIFICATION_CODE_INVALID");
        When(Try("right", Now) with { RequestId = "other" }, Issued).ThenRejected("ASSOC-22");
        When(Try("right", Now)).ThenRejected("ASSOC-22");
    }

    [Fact, Trait("Rule", "ASSOC-22")]
    public void After_five_wrong_codes_the_right_one_is_refused_too()
    {
        var mistyped = new VerificationCodeMistyped("a", "r");
        When(Try("wrong", Now), Issued).Then(mistyped);
        IDomainEvent[] four = [Issued, mistyped, mistyped, mistyped, mistyped];
        When(Try("right", Now), four).Then(new VerificationCodeUsed("a", "r", "right"));
        When(Try("right", Now), [.. four, mistyped]).ThenRejected("ASSOC-22");
    }

    private static TryVerificationCode Try(string codeHash, DateTimeOffset at) => new("a", "r", codeHash, VerificationPolicy.Default, at);

    private static Outcome<VerificationCommand, VerificationCodes> When(VerificationCommand command, params IDomainEvent[] history) =>
        VerificationDecider.Definition.Given(history).When(command);
}
