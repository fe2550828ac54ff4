using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Processes.Sandbox;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Deadlines;

[Description("Which deadlines are shown; a field left out asks nothing.")]
public sealed record DeadlineFilter(
    [property: Description("Such as pre-registration-expiry.")] string? Kind,
    [property: Id, Description("What it is about, such as the id of a pre-registration.")] string? AboutId,
    [property: Id, Description("The partner whose it is.")] string? PartnerId,
    [property: Description("Whether it waits, is about to happen, or failed.")] DeadlineState? State,
    [property: Description("Due at this instant or later.")] DateTimeOffset? DueFrom,
    [property: Description("Due at this instant or earlier.")] DateTimeOffset? DueUntil);

[Name("Clock"), Description("The time that the business goes by. Tokens and time-outs go by the machine's, which is the same unless the clock of a sandbox was moved.")]
public sealed record ClockView(
    [property: Description("UTC.")] DateTimeOffset Now,
    [property: Description("Whether this server is a sandbox, whose clock advanceClock moves.")] bool Sandbox);

public sealed class DeadlineQueries(DeadlineReads reads, IEnumerable<DeadlineKind> kinds, ClockAdvance sandbox, TimeProvider clock)
{
    [Cost(400), Description("What happens by itself, and when: every deadline that is not met yet, the next one first unless orderBy says otherwise.")]
    public async Task<Connection<DeadlineView>> Deadlines(IResolveFieldContext context, DeadlineFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var now = clock.GetUtcNow();
        var query = QueryOf(filter, now) with { Order = orderBy ?? TimeOrder.EarliestFirst };
        return new(
            (await reads.Page(query, page, context.CancellationToken)).Select(row => DeadlineView.Of(row, kinds.Single(kind => kind.Name == row.Kind), now)),
            cancellation => reads.Count(query, cancellation));
    }

    [Description("The time that the business goes by, and whether it can be moved.")]
    public ClockView Clock() => new(clock.GetUtcNow(), sandbox.IsSandbox);

    private DeadlineQuery QueryOf(DeadlineFilter? filter, DateTimeOffset now)
    {
        Period.Check(filter?.DueFrom, filter?.DueUntil, "dueUntil");
        var about = filter?.AboutId is { } id ? GlobalId.Parse(id) ?? throw new InvalidIdException("node", id) : ((string Type, string Key)?)null;
        string[]? named = filter?.Kind is null && about is null
            ? null
            : [.. kinds.Where(kind => (filter?.Kind is null || kind.Name == filter.Kind) && (about is null || kind.About == about.Value.Type)).Select(kind => kind.Name)];
        return new(
            named, about?.Key, filter?.PartnerId is { } partner ? GlobalId.KeyOf("Partner", partner) : null, filter?.State, filter?.DueFrom, filter?.DueUntil, now);
    }
}
