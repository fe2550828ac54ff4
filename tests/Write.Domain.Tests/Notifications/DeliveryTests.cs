using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;

namespace PartnerGraph.Write.Domain.Tests.Notifications;

public sealed class DeliveryTests
{
    private static readonly DateTimeOffset At = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Rule", "NOTIFY-1")]
    public void What_arrived_is_over_whatever_is_told_of_it_afterwards()
    {
        var made = new DeliveryMade("d", "p", 1, At);
        DeliveryDecider.Definition.Given().When(new NoteDelivery("d", "p", 1, At)).Then(made).AndRepeatingChangesNothing();
        DeliveryDecider.Definition.Given(made).When(Failed(2)).ThenNothing();
    }

    [Fact]
    public void What_was_refused_for_good_is_over() => DeliveryDecider.Definition.Given()
        .When(Failed(1) with { IsFinal = true, Fault = DeliveryFault.Refused, Code = 550 })
        .Then(new DeliveryFailed("d", "p", 1, DeliveryFault.Refused, 550, At)).AndRepeatingChangesNothing();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(8, 128)]
    [InlineData(9, 240)]
    [InlineData(100, 240)]
    public void Each_failure_doubles_the_pause_up_to_four_hours(int attempt, int minutes) => DeliveryDecider.Definition
        .Given(attempt == 1 ? [] : [new DeliveryDeferred("d", "p", attempt - 1, DeliveryFault.Busy, 451, At)])
        .When(Failed(attempt) with { GiveUpAt = At.AddDays(1) })
        .Then(new DeliveryDeferred("d", "p", attempt, DeliveryFault.Busy, 451, At.AddMinutes(minutes))).AndRepeatingChangesNothing();

    [Fact]
    public void An_attempt_that_would_come_too_late_is_not_made()
    {
        DeliveryDecider.Definition.Given().When(Failed(1) with { GiveUpAt = At.AddMinutes(1) }).Then(new DeliveryDeferred("d", "p", 1, DeliveryFault.Busy, 451, At.AddMinutes(1)));
        DeliveryDecider.Definition.Given().When(Failed(1) with { GiveUpAt = At.AddMinutes(1).AddMilliseconds(-1) })
            .Then(new DeliveryFailed("d", "p", 1, DeliveryFault.Busy, 451, At));
    }

    [Fact]
    public void The_language_is_set_once()
    {
        var set = new SetMessageLanguage("p", MessageLanguage.Chinese);
        MessageSettingsDecider.Definition.Given().When(set).Then(new MessageLanguageSet("p", MessageLanguage.Chinese)).AndRepeatingChangesNothing();
        MessageSettingsDecider.Definition.Given(new MessageLanguageSet("p", MessageLanguage.Chinese)).When(set with { Language = MessageLanguage.English })
            .Then(new MessageLanguageSet("p", MessageLanguage.English));
    }

    private static NoteFailure Failed(int attempt) => new("d", "p", attempt, DeliveryFault.Busy, 451, false, At.AddDays(3), At);
}
