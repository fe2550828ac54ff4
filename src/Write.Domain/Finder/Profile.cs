using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Finder;

[EventType("finder.profile-published")]
public sealed record ProfilePublished(string PartnerId, ProfileContent Content, DateTimeOffset PublishedAt) : IDomainEvent;

/// <summary>The content changed; whether it is published stays as it was.</summary>
[EventType("finder.profile-updated")]
public sealed record ProfileUpdated(string PartnerId, ProfileContent Content, DateTimeOffset UpdatedAt) : IDomainEvent;

[EventType("finder.profile-unpublished")]
public sealed record ProfileUnpublished(string PartnerId, DateTimeOffset UnpublishedAt) : IDomainEvent;

/// <summary>A partner's profile as decisions need it.</summary>
/// <param name="Content">Null before the first one was saved.</param>
public sealed record Profile(ProfileContent? Content, bool IsPublished)
{
    public static readonly Profile None = new(null, false);

    public static Profile Evolve(Profile state, IDomainEvent @event) => @event switch
    {
        ProfilePublished e => new(e.Content, IsPublished: true),
        ProfileUpdated e => state with { Content = e.Content },
        ProfileUnpublished => state with { IsPublished = false },
        _ => throw new UnknownEventException(state, @event),
    };
}
