using System.Text.Json;
using PartnerGraph.Write.Domain.Kernel.Requests;

namespace PartnerGraph.Write.Domain.Tests.Requests;

public sealed class RequestTests
{
    private static readonly Guid Id = new("00000000-0000-8000-8000-000000000001");

    private static readonly StartRequest Start = new("anna", "key", "hash", Id);

    private static readonly RequestStarted Started = new("anna", "key", "hash", Id);

    [Fact, Trait("Rule", "CONV-10")]
    public void A_key_is_claimed_once_with_its_input() =>
        RequestDecider.Definition.Given().When(Start).Then(Started).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "CONV-10")]
    public void The_same_key_with_another_input_is_refused() =>
        RequestDecider.Definition.Given(Started).When(Start with { InputHash = "other" })
            .ThenRejected("CONV-10").WithCode("IDEMPOTENCY_KEY_REUSED");

    [Theory, Trait("Rule", "CONV-10")]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_key_has_1_to_200_characters(int length, bool accepted)
    {
        var key = new string('k', length);
        var outcome = RequestDecider.Definition.Given().When(Start with { Key = key });
        if (accepted) outcome.Then(Started with { Key = key });
        else outcome.ThenRejected("CONV-10").WithCode("IDEMPOTENCY_KEY_INVALID");
    }

    [Fact, Trait("Rule", "CONV-10")]
    public void A_key_can_be_printed() =>
        RequestDecider.Definition.Given().When(Start with { Key = "a\nb" }).ThenRejected("CONV-10").WithCode("IDEMPOTENCY_KEY_INVALID");

    [Fact, Trait("Rule", "CONV-10")]
    public void An_answer_is_kept_once()
    {
        var answer = JsonSerializer.SerializeToElement(1);
        RequestDecider.Definition.Given(Started).When(new AnswerRequest("anna", "key", answer))
            .Then(new RequestAnswered(answer)).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "CONV-10")]
    public void What_a_step_did_is_kept_once()
    {
        var value = JsonSerializer.SerializeToElement("id");
        RequestDecider.Definition.Given(Started).When(new KeepStep("anna", "key", "", 3, value, []))
            .Then(new RequestStepDone("", 3, value, [])).AndRepeatingChangesNothing();
        RequestDecider.Definition.Given(Started, new RequestStepDone("", 3, value, [])).When(new KeepStep("anna", "key", "more", 1, null, []))
            .Then(new RequestStepDone("more", 1, null, []));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public void Keys_of_different_callers_never_meet() =>
        Assert.NotEqual(
            RequestDecider.Definition.StreamOf(Start with { Caller = "anna:b", Key = "c" }),
            RequestDecider.Definition.StreamOf(Start with { Caller = "anna", Key = "b:c" }));
}
