namespace PartnerGraph.Write.Application.Customers;

/// <summary>What workflows share.</summary>
internal static class WorkflowSteps
{
    /// <summary>The instant to the millisecond, as it is stored.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
