using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.EventStore;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Platform;

[Name("Projection"), Description("How one read model stands.")]
public sealed record ProjectionView(
    string Name, ProjectionState State,
    [property: Description("The log position that its rows include.")] LogPosition Position,
    [property: Description("The end of the log.")] LogPosition Head,
    [property: Description("Why it stopped, with the event that it cannot apply, or what it waits for while its store is away; null while it runs.")] string? Error,
    DateTimeOffset? FailedAt,
    [property: Description("False for a reaction: it acts once, and is not made to act again.")] bool CanBeRebuilt);

public sealed class ProjectionQueries(ProjectionHost projections, IEventStore store)
{
    [Description("Every read model and reaction of this node, by name.")]
    public async Task<IReadOnlyList<ProjectionView>> Projections(CancellationToken cancellation)
    {
        var head = new LogPosition(await store.Head(cancellation));
        var models = projections.ReadModels.ToHashSet(StringComparer.Ordinal);
        return [.. projections.Statuses.OrderBy(status => status.Name, StringComparer.Ordinal).Select(status =>
            new ProjectionView(status.Name, status.State, new(status.Position), head, status.Error, status.FailedAt, models.Contains(status.Name)))];
    }
}

[Description("The read model after its rebuild.")]
public sealed record RebuildProjectionPayload(ProjectionView Projection);

public sealed class ProjectionMutations(ProjectionHost projections, ProjectionQueries queries)
{
    [Description("Rebuilds a read model from the first event while the present one serves, and answers when it has been switched.")]
    public async Task<RebuildProjectionPayload> RebuildProjection(string name, CancellationToken cancellation)
    {
        if (!projections.ReadModels.Contains(name))
            throw RequestErrors.Of(RequestErrors.BadRequest, $"There is no read model '{name}'. There are: {string.Join(", ", projections.ReadModels)}.");
        await projections.Rebuild(name, cancellation: cancellation);
        return new((await queries.Projections(cancellation)).Single(projection => projection.Name == name));
    }
}
