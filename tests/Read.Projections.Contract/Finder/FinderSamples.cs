using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Contract.Finder;

/// <summary>Events of invented partners.</summary>
public static partial class FinderSamples
{
    public static readonly DateTimeOffset Start = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    public static ProfileContent Profile(string? english, string? chinese = null, string description = "", params ProfileCity[] cities) =>
        new(english, chinese, description, [.. cities], [], [], [], [], [], null, null, null);

    public static PartnerRegistered Registered(string id, string country = "SG", PartnerKind kind = PartnerKind.SolutionProvider) =>
        new(id, kind, country, id, $"{id}@example.com", null, null, Start);

    public static BusinessInformationApproved Approved(string id) => new(id, Start);

    public static ProfilePublished Published(string id, ProfileContent content, int day = 0) => new(id, content, Start.AddDays(day));

    public static ProfileUpdated Updated(string id, ProfileContent content, int day = 0) => new(id, content, Start.AddDays(day));

    public static ProfileUnpublished Unpublished(string id) => new(id, Start.AddDays(90));

    public static PartnerFrozen Frozen(string id) => new(id, FreezeCause.Operations, "asked for", Start.AddDays(90));

    public static PartnerUnfrozen Unfrozen(string id) => new(id, FreezeCause.Operations, Start.AddDays(91));

    /// <summary>Everything it takes to be found.</summary>
    public static IEnumerable<IDomainEvent> Listed(
        string id, ProfileContent content, string country = "SG", PartnerTier? tier = null, int day = 0, PartnerKind kind = PartnerKind.SolutionProvider)
    {
        yield return Registered(id, country, kind);
        yield return Approved(id);
        if (tier is { } granted) yield return new TierGranted(id, granted, InAdvance: false, "revenue");
        yield return Published(id, content, day);
    }

    public static IEnumerable<IDomainEvent> Listed(string id, string name, PartnerTier? tier = null) => Listed(id, Profile(name), tier: tier);
}
