using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests;

/// <summary>Reads as a sentence: <c>Given(events).When(command).Then(events)</c>. The comparison is exact, never of a subset.</summary>
public static class Specification
{
    public static Scenario<TCommand, TState> Given<TCommand, TState>(this Decider<TCommand, TState> decider, params IReadOnlyList<IDomainEvent> history) =>
        new(decider, history);
}

public sealed record Scenario<TCommand, TState>(Decider<TCommand, TState> Decider, IReadOnlyList<IDomainEvent> History)
{
    public Outcome<TCommand, TState> When(TCommand command) =>
        new(this, command, Decider.Decide(command, Decider.Fold(History)));
}

public sealed record Outcome<TCommand, TState>(Scenario<TCommand, TState> Scenario, TCommand Command, Decision Decision)
{
    /// <summary>Exactly these events, and the same command once more changes nothing.</summary>
    public Outcome<TCommand, TState> Then(params IReadOnlyList<IDomainEvent> expected)
    {
        Assert.Empty(Decision.Rejections);
        Assert.Equal(expected.Select(Json), Decision.Events.Select(Json));
        return this;
    }

    public void ThenNothing() => Then();

    /// <summary>Refused by exactly these rules, in this order.</summary>
    public Outcome<TCommand, TState> ThenRejected(params IReadOnlyList<string> ruleIds)
    {
        Assert.Empty(Decision.Events);
        Assert.Equal(ruleIds, Decision.Rejections.Select(rejection => rejection.RuleId));
        Assert.All(Decision.Rejections, rejection => Assert.NotEmpty(rejection.Code));
        return this;
    }

    public Outcome<TCommand, TState> WithCode(params IReadOnlyList<string> codes)
    {
        Assert.Equal(codes, Decision.Rejections.Select(rejection => rejection.Code));
        return this;
    }

    /// <summary>The rules that the events follow from, as they are kept with them.</summary>
    public Outcome<TCommand, TState> By(params IReadOnlyList<string> ruleIds)
    {
        Assert.Equal(ruleIds, Decision.RuleIds);
        return this;
    }

    /// <summary>Sending the accepted command again is accepted without events.</summary>
    public void AndRepeatingChangesNothing() =>
        Scenario.Decider.Given([.. Scenario.History, .. Decision.Events]).When(Command).ThenNothing();

    /// <summary>The state once the decided events are folded in.</summary>
    public TState StateAfter() => Scenario.Decider.Fold([.. Scenario.History, .. Decision.Events]);

    private static string Json(IDomainEvent @event) =>
        $"{Write.EventStore.Types.EventTypeRegistry.Domain.NameOf(@event.GetType())} {System.Text.Encoding.UTF8.GetString(Write.EventStore.Types.EventTypeRegistry.Serialize(@event))}";
}
