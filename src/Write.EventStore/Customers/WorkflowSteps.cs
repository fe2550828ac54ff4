using PartnerGraph.EventStore.Commands;

namespace PartnerGraph.EventStore.Customers;

/// <summary>What the steps of a workflow over several streams share.</summary>
internal static class WorkflowSteps
{
    /// <summary>The instant to the millisecond, as it is stored.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <summary>
    /// The context of a step on another stream: the caller's expected version is about the main one, and an event id stands
    /// for one event in the whole store.
    /// </summary>
    public static CommandContext Step(this CommandContext context, string name) => context with
    {
        ExpectedVersion = null,
        CommandId = context.CommandId is { } id ? EventIds.Of($"{id:N}:{name}") : null,
    };

    /// <summary>The answer of the main step, with the position that a reader must reach to see all steps.</summary>
    public static CommandResult After(this CommandResult main, params IEnumerable<CommandResult> steps) =>
        main with { Position = steps.Aggregate(main.Position, (position, step) => Math.Max(position, step.Position)) };
}
