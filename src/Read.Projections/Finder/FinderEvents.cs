using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>What Partner Finder follows, and how events become entries: the same for every index.</summary>
public static class FinderEvents
{
    public const string ReadModelName = "finder";

    /// <summary>Raised when the same events must give other entries or other documents; the index is then built anew.</summary>
    public const int Version = 2;

    public static readonly IReadOnlyCollection<Type> Followed =
    [
        typeof(PartnerRegistered), typeof(TierGranted), typeof(TierChanged), typeof(BusinessInformationApproved),
        typeof(PartnerRestricted), typeof(PartnerUnrestricted), typeof(PartnerFrozen), typeof(PartnerUnfrozen), typeof(ResellerFrozen), typeof(ResellerUnfrozen),
        typeof(ProfilePublished), typeof(ProfileUpdated), typeof(ProfileUnpublished),
    ];

    /// <summary>The partners that the events concern.</summary>
    public static IReadOnlyCollection<string> PartnersOf(IEnumerable<Recorded> batch) => batch.Select(recorded => PartnerOf(recorded.Event)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The entries that the events change, as they stand after them.</summary>
    /// <param name="known">The entries of <see cref="PartnersOf"/> as the index has them.</param>
    public static IReadOnlyCollection<FinderEntry> Fold(IReadOnlyDictionary<string, FinderEntry> known, IReadOnlyList<Recorded> batch)
    {
        Dictionary<string, FinderEntry> changed = [];
        foreach (var recorded in batch)
        {
            var partner = PartnerOf(recorded.Event);
            var before = changed.GetValueOrDefault(partner) ?? known.GetValueOrDefault(partner) ?? new FinderEntry { PartnerId = partner };
            var after = before.Apply(recorded);
            if (after != before) changed[partner] = after;
        }

        return changed.Values;
    }

    private static string PartnerOf(IDomainEvent @event) => @event switch
    {
        PartnerRegistered e => e.PartnerId,
        TierGranted e => e.PartnerId,
        TierChanged e => e.PartnerId,
        BusinessInformationApproved e => e.PartnerId,
        PartnerRestricted e => e.PartnerId,
        PartnerUnrestricted e => e.PartnerId,
        PartnerFrozen e => e.PartnerId,
        PartnerUnfrozen e => e.PartnerId,
        ResellerFrozen e => e.PartnerId,
        ResellerUnfrozen e => e.PartnerId,
        ProfilePublished e => e.PartnerId,
        ProfileUpdated e => e.PartnerId,
        ProfileUnpublished e => e.PartnerId,
        _ => throw new ArgumentOutOfRangeException(nameof(@event), $"Partner Finder does not follow {@event.GetType().Name}."),
    };
}
