using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Deadlines;

namespace PartnerGraph.Api.GraphQL.Deadlines;

public static class DeadlinesCapability
{
    public static IServiceCollection AddDeadlineFields(this IServiceCollection services) => services
        .AddDeadlines()
        .AddAccess<DeadlinesAccess>()
        .AddQueries<DeadlineQueries>()
        .AddMutations<ClockMutations>();
}

internal sealed class DeadlinesAccess : IAccessRules
{
    public IEnumerable<AccessRule> Rules =>
    [
        new("clock", "CONV-9", [.. Enum.GetValues<Role>().Where(role => role != Role.Anonymous)]),
        new("deadlines", "proposed", [Role.OperationsManager]),
        new("advanceClock", "proposed", [Role.OperationsManager]),
    ];
}
