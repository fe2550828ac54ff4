using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Finder;

public enum ProfileStep { Published, Updated, Unpublished }

/// <summary>Who published, changed or took back a profile, and when.</summary>
public sealed class ProfileHistoryRow : IPartnerRow
{
    /// <summary>Stream and version of the event.</summary>
    public required string Id { get; init; }

    public required string PartnerId { get; init; }

    public ProfileStep Step { get; init; }

    public required string Operator { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The rules by which it was decided, separated by blanks.</summary>
    public required string RuleIds { get; init; }

    public long Position { get; init; }
}

/// <summary>What became of profiles, for the partners themselves: the search index knows only what they are now.</summary>
public sealed class ProfileHistoryProjection : Projection
{
    public ProfileHistoryProjection()
    {
        On<ProfilePublished>((db, recorded) => Remember(db, recorded, recorded.Event.PartnerId, ProfileStep.Published));
        On<ProfileUpdated>((db, recorded) => Remember(db, recorded, recorded.Event.PartnerId, ProfileStep.Updated));
        On<ProfileUnpublished>((db, recorded) => Remember(db, recorded, recorded.Event.PartnerId, ProfileStep.Unpublished));
    }

    public override string Name => "profile-history";

    public override void Map(ModelBuilder model) => model.Entity<ProfileHistoryRow>(history =>
    {
        history.ToTable("profile_history");
        history.HasKey(row => row.Id);
        history.HasIndex(row => new { row.PartnerId, row.Position });
    });

    private static void Remember<TEvent>(ReadModelContext db, Recorded<TEvent> recorded, string partnerId, ProfileStep step)
        where TEvent : IDomainEvent => db.Add(new ProfileHistoryRow
        {
            Id = recorded.Place,
            PartnerId = partnerId,
            Step = step,
            Operator = recorded.Metadata.Actor,
            At = recorded.Metadata.OccurredAt,
            RuleIds = string.Join(' ', recorded.Metadata.RuleIds ?? []),
            Position = recorded.Position,
        });
}

/// <summary>Which steps of a profile's history are asked for; a null field asks nothing.</summary>
public sealed record ProfileHistoryQuery(ProfileStep? Step, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of what became of profiles.</summary>
public sealed class ProfileHistoryReads(IDbContextFactory<ReadModel<ProfileHistoryProjection>> histories)
    : HistoryReads<ProfileHistoryProjection, ProfileHistoryRow, ProfileHistoryQuery>(histories, row => row.PartnerId, row => row.Position, row => row.Id)
{
    protected override IQueryable<ProfileHistoryRow> Matching(IQueryable<ProfileHistoryRow> rows, IReadOnlyCollection<string> of, ProfileHistoryQuery query) =>
        rows.Where(row => of.Contains(row.PartnerId) && (query.Step == null || row.Step == query.Step)).During(query.Window, row => row.At);
}
