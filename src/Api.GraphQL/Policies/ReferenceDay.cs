using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Policies;

/// <summary>The day on which reference data is asked for, in the business zone.</summary>
public sealed class ReferenceDay(BusinessTime zone, TimeProvider clock)
{
    /// <param name="asOf">The day that is asked for; null for today.</param>
    public DateOnly Of(DateOnly? asOf) => asOf ?? zone.DayOf(clock.GetUtcNow());
}
