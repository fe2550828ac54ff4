using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Finder;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Finder;

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
            Id = $"{recorded.Stream}@{recorded.Version}",
            PartnerId = partnerId,
            Step = step,
            Operator = recorded.Metadata.Actor,
            At = recorded.Metadata.OccurredAt,
            RuleIds = string.Join(' ', recorded.Metadata.RuleIds ?? []),
            Position = recorded.Position,
        });
}

/// <summary>Reads of what became of profiles.</summary>
public sealed class ProfileHistoryReads(IDbContextFactory<ReadModel<ProfileHistoryProjection>> histories)
{
    /// <summary>A page of each partner's steps within the scope, the latest first; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, Page<ProfileHistoryRow>>> Of(
        PartnerScope scope, IReadOnlyCollection<string> partnerIds, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await histories.CreateDbContextAsync(cancellation);
        return await db.Set<ProfileHistoryRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId))
            .ReadPages(page, row => row.PartnerId, row => row.Position, row => row.Id, descending: true, cancellation);
    }

    /// <summary>How many steps within the scope each partner has; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Counts(PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await histories.CreateDbContextAsync(cancellation);
        return await db.Set<ProfileHistoryRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId))
            .GroupBy(row => row.PartnerId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
    }
}
