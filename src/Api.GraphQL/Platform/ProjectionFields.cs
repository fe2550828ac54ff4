using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Platform;

[Name("Projection"), Description("How one read model or reaction stands.")]
public sealed record ProjectionView(
    string Name, ProjectionState State,
    [property: Description("The log position that its rows include.")] LogPosition Position,
    [property: Description("The end of the log.")] LogPosition Head,
    [property: Description("Why it stopped, or what it waits for while its store is away or full; null while it runs.")] string? Error,
    DateTimeOffset? FailedAt,
    [property: Description("False for what another node runs.")] bool CanBeRebuilt,
    [property: Description("True for what acts on events: it is rebuilt like a read model, and does nothing twice.")] bool IsReaction,
    [property: Description("The streams that it goes on without, because it could not apply an event of theirs, by position. Empty as a rule.")]
    IReadOnlyList<QuarantinedStreamView> Quarantined)
{
    internal static ProjectionView Of(ProjectionStatus status, LogPosition head, bool isReaction) => new(
        status.Name, status.State, new(status.Position), head, status.Error, status.FailedAt, CanBeRebuilt: true, isReaction,
        [.. status.Quarantined.Select(stream => new QuarantinedStreamView(stream))]);
}

[Name("QuarantinedStream"), Description("A stream of events that a read model or reaction has set aside.")]
public sealed class QuarantinedStreamView(QuarantinedStream held)
{
    public string Stream => held.Stream;

    [Description("Of the first event that is not applied.")]
    public LogPosition Position => new(held.Position);

    [Description("The stored type of that event, such as expenditure.expenditure-recorded.v1.")]
    public string Type => held.Type;

    [Description("Why it could not be applied.")]
    public string Reason => held.Reason;

    [Description("UTC; when it was set aside.")]
    public DateTimeOffset Since => held.Since;

    [Description("How many later events of the stream have not been applied either.")]
    public long Skipped => held.Skipped;

    [Description("The partners and customers that its events name: whose figures lack it. Empty when that cannot be told, so that everybody's may.")]
    public IReadOnlyList<string> Tenants => held.Tenants;
}

public sealed class ProjectionQueries(ProjectionHost projections, IEventStore store)
{
    // One to which nothing happens sleeps where it is; asked for, it sees at once that it is at the end.
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    [Description("Every read model and reaction of this node, by name.")]
    public async Task<IReadOnlyList<ProjectionView>> Projections(CancellationToken cancellation)
    {
        ReadTrace.Current?.NotePassing();
        var end = await store.Head(cancellation);
        await projections.WaitForAll(end, Glance, cancellation);
        var head = new LogPosition(end);
        var reactions = projections.Reactions.ToHashSet(StringComparer.Ordinal);
        return [.. projections.Statuses.OrderBy(status => status.Name, StringComparer.Ordinal)
            .Select(status => ProjectionView.Of(status, head, reactions.Contains(status.Name)))];
    }
}
