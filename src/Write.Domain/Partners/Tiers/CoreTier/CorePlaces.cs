using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;

[EventType("partners.core-place-taken")]
public sealed record CorePlaceTaken(CoreRoute Route, string Country, string PartnerId) : IDomainEvent;

[EventType("partners.core-place-freed")]
public sealed record CorePlaceFreed(CoreRoute Route, string Country, string PartnerId) : IDomainEvent;

public abstract record CorePlaceCommand(CoreRoute Route, string Country, string PartnerId);

/// <param name="Most">How many places there are; null for any number.</param>
public sealed record TakeCorePlace(CoreRoute Route, string Country, string PartnerId, int? Most) : CorePlaceCommand(Route, Country, PartnerId);

public sealed record FreeCorePlace(CoreRoute Route, string Country, string PartnerId) : CorePlaceCommand(Route, Country, PartnerId);

/// <summary>The Core partners of a country by one route: no more than the policies allow, also when many are approved at once (PROG-24, PROG-31).</summary>
public sealed record CorePlaces(ImmutableSortedSet<string> Holders)
{
    public static readonly Decider<CorePlaceCommand, CorePlaces> Definition =
        new("core-places", command => KeyOf(command.Route, command.Country), new([]), Decide, Evolve);

    public static string KeyOf(CoreRoute route, string country) => $"{route}:{country}";

    private static Decision Decide(CorePlaceCommand command, CorePlaces state) => command switch
    {
        TakeCorePlace take when state.Holders.Contains(take.PartnerId) => Decision.Nothing,
        TakeCorePlace take => state.Holders.Count < (take.Most ?? int.MaxValue)
            ? Decision.Accept(new CorePlaceTaken(take.Route, take.Country, take.PartnerId)).By(CoreRules.CapOf(take.Route))
            : Decision.Reject(CoreRules.CapOf(take.Route).Refuse("partnerId")),
        FreeCorePlace free => state.Holders.Contains(free.PartnerId) ? Decision.Accept(new CorePlaceFreed(free.Route, free.Country, free.PartnerId)) : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static CorePlaces Evolve(CorePlaces state, IDomainEvent @event) => @event switch
    {
        CorePlaceTaken e => new(state.Holders.Add(e.PartnerId)),
        CorePlaceFreed e => new(state.Holders.Remove(e.PartnerId)),
        _ => throw new UnknownEventException(state, @event),
    };
}
