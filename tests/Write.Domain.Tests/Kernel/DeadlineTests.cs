using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Write.Domain.Tests.Kernel;

public sealed class DeadlineTests
{
    private static readonly DateTimeOffset Due = new(2024, 11, 19, 2, 0, 1, TimeSpan.Zero);

    private static readonly DateTimeOffset Tried = Due.AddMilliseconds(250);

    [Fact, Trait("Rule", "CONV-9")]
    public void A_failure_is_noted_once_an_attempt_with_the_next_one() => DeadlineDecider.Definition.Given()
        .When(new SetDeadlineAside("k", "a", Due, 1, "It broke.", Tried))
        .Then(new DeadlineSetAside("k", "a", Due, 1, "It broke.", Due.AddMinutes(1)))
        .AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "CONV-9")]
    public void Of_two_who_failed_at_once_one_is_noted() => DeadlineDecider.Definition
        .Given(new DeadlineSetAside("k", "a", Due, 2, "It broke.", Due.AddMinutes(3)))
        .When(new SetDeadlineAside("k", "a", Due, 2, "It broke as well.", Tried)).ThenNothing();

    [Fact, Trait("Rule", "CONV-9")]
    public void The_next_failure_is_noted_too() => DeadlineDecider.Definition
        .Given(new DeadlineSetAside("k", "a", Due, 1, "It broke.", Due.AddMinutes(1)))
        .When(new SetDeadlineAside("k", "a", Due, 2, "It broke again.", Due.AddMinutes(1)))
        .Then(new DeadlineSetAside("k", "a", Due, 2, "It broke again.", Due.AddMinutes(3)));

    [Fact, Trait("Rule", "CONV-9")]
    public void Another_instant_begins_to_count_anew() => DeadlineDecider.Definition
        .Given(new DeadlineSetAside("k", "a", Due, 7, "It broke.", Due.AddDays(1)))
        .When(new SetDeadlineAside("k", "a", Due.AddDays(30), 1, "Again.", Due.AddDays(30)))
        .Then(new DeadlineSetAside("k", "a", Due.AddDays(30), 1, "Again.", Due.AddDays(30).AddMinutes(1)));

    [Fact, Trait("Rule", "CONV-9")]
    public void What_has_passed_is_neither_passed_again_nor_set_aside()
    {
        DeadlineDecider.Definition.Given().When(new PassDeadline("k", "a", Due)).Then(new DeadlinePassed("k", "a", Due)).AndRepeatingChangesNothing();
        DeadlineDecider.Definition.Given(new DeadlinePassed("k", "a", Due)).When(new SetDeadlineAside("k", "a", Due, 1, "Late.", Tried)).ThenNothing();
        DeadlineDecider.Definition.Given(new DeadlinePassed("k", "a", Due)).When(new PassDeadline("k", "a", Due.AddDays(1))).Then(new DeadlinePassed("k", "a", Due.AddDays(1)));
        DeadlineDecider.Definition.Given(new DeadlineSetAside("k", "a", Due, 1, "It broke.", Due.AddMinutes(1)))
            .When(new PassDeadline("k", "a", Due)).Then(new DeadlinePassed("k", "a", Due));
    }

    [Theory, Trait("Rule", "CONV-9")]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(11, 1_024)]
    [InlineData(12, 1_440)]
    [InlineData(int.MaxValue, 1_440)]
    public void Pauses_double_from_a_minute_to_a_day(int attempt, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), DeadlineDecider.PauseAfter(attempt));
}
