using PartnerGraph.Write.Domain.Kernel.Sandbox;

namespace PartnerGraph.Write.Domain.Tests.Kernel;

public sealed class SandboxTimeTests
{
    private static readonly DateTimeOffset Machine = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Now = Machine.AddDays(3);

    [Fact, Trait("Rule", "CONV-9")]
    public void A_move_forward_is_accepted() => When(Now.AddTicks(1)).Then(new ClockAdvanceRequested(Now, Now.AddTicks(1)));

    [Fact, Trait("Rule", "CONV-9")]
    public void To_where_it_stands_there_is_nothing_to_do() => When(Now).ThenNothing();

    [Fact, Trait("Rule", "CONV-9")]
    public void It_never_moves_back() => When(Now.AddTicks(-1)).ThenRejected("CONV-9").WithCode("CLOCK_NOT_FORWARD");

    [Fact, Trait("Rule", "CONV-9")]
    public void It_is_at_most_ten_years_ahead_of_the_machine()
    {
        When(Machine.AddYears(10)).Then(new ClockAdvanceRequested(Now, Machine.AddYears(10)));
        When(Machine.AddYears(10).AddTicks(1)).ThenRejected("CONV-9").WithCode("CLOCK_TOO_FAR");
    }

    [Fact, Trait("Rule", "CONV-9")]
    public void Elsewhere_it_is_refused() => SandboxTimeDecider.Definition.Given()
        .When(new RequestClockAdvance(Now.AddDays(1), IsSandbox: false, Now, Machine)).ThenRejected("CONV-9").WithCode("NOT_A_SANDBOX");

    [Fact, Trait("Rule", "CONV-9")]
    public void The_offset_is_kept_and_only_grows()
    {
        var moved = SandboxTimeDecider.Definition.Given().When(new MoveClock(Now, Machine)).Then(new ClockAdvanced(Now, TimeSpan.FromDays(3)));
        moved.AndRepeatingChangesNothing();
        SandboxTimeDecider.Definition.Given(new ClockAdvanced(Now, TimeSpan.FromDays(3))).When(new MoveClock(Now.AddHours(1), Machine.AddHours(2))).ThenNothing();
    }

    private static Outcome<SandboxTimeCommand, SandboxTime> When(DateTimeOffset to) =>
        SandboxTimeDecider.Definition.Given().When(new RequestClockAdvance(to, IsSandbox: true, Now, Machine));
}
