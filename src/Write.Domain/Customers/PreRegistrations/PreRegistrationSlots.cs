using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.PreRegistrations;

/// <param name="Until">The last instant at which the slot counts, whatever becomes of the pre-registration.</param>
[EventType("customers.pre-registration-slot-taken")]
public sealed record PreRegistrationSlotTaken(
    string PartnerId, string EmailHash, string PreRegistrationId, DateTimeOffset TakenAt, DateTimeOffset Until) : IDomainEvent;

[EventType("customers.pre-registration-slot-freed")]
public sealed record PreRegistrationSlotFreed(string PartnerId, string EmailHash, string PreRegistrationId) : IDomainEvent;

public sealed record PreRegistrationSlot(string PreRegistrationId, DateTimeOffset Until);

/// <summary>A partner's open pre-registrations, so that two at once cannot pass the limit together. Slots end by themselves.</summary>
public sealed record PreRegistrationSlots(ImmutableDictionary<string, PreRegistrationSlot> ByAddress)
{
    public static readonly PreRegistrationSlots None = new(ImmutableDictionary<string, PreRegistrationSlot>.Empty);

    /// <summary>The slots that count at an instant, without that of the address itself.</summary>
    public int OpenBeside(string emailHash, DateTimeOffset at) =>
        ByAddress.Count(pair => pair.Key != emailHash && !BusinessTime.IsLate(at, pair.Value.Until));

    public PreRegistrationSlot? Of(string emailHash, DateTimeOffset at) =>
        ByAddress.GetValueOrDefault(emailHash) is { } slot && !BusinessTime.IsLate(at, slot.Until) ? slot : null;

    public static PreRegistrationSlots Evolve(PreRegistrationSlots state, IDomainEvent @event) => @event switch
    {
        // What has ended is forgotten here, so that the state stays as small as the limit.
        PreRegistrationSlotTaken e => new(state.ByAddress
            .RemoveRange(state.ByAddress.Where(pair => BusinessTime.IsLate(e.TakenAt, pair.Value.Until)).Select(pair => pair.Key))
            .SetItem(e.EmailHash, new(e.PreRegistrationId, e.Until))),
        PreRegistrationSlotFreed e => new(state.ByAddress.Remove(e.EmailHash)),
        _ => throw new UnknownEventException(state, @event),
    };
}

public abstract record PreRegistrationSlotCommand(string PartnerId, string EmailHash);

public sealed record TakePreRegistrationSlot(
    string PartnerId, string EmailHash, string PreRegistrationId, AssociationPolicy Policy, DateTimeOffset At)
    : PreRegistrationSlotCommand(PartnerId, EmailHash);

public sealed record FreePreRegistrationSlot(
    string PartnerId, string EmailHash, string PreRegistrationId) : PreRegistrationSlotCommand(PartnerId, EmailHash);

public static class PreRegistrationSlotDecider
{
    public static readonly Decider<PreRegistrationSlotCommand, PreRegistrationSlots> Definition =
        new("pre-registrations", command => command.PartnerId, PreRegistrationSlots.None, Decide, PreRegistrationSlots.Evolve);

    public static Decision Decide(PreRegistrationSlotCommand command, PreRegistrationSlots state) => command switch
    {
        TakePreRegistrationSlot take when state.Of(take.EmailHash, take.At) is not null => Decision.Nothing,
        TakePreRegistrationSlot take when state.OpenBeside(take.EmailHash, take.At) >= take.Policy.OpenPreRegistrations =>
            Decision.Reject(PreRegistrationRules.TooManyOpen.Refuse()),
        TakePreRegistrationSlot take => Decision.Accept(new PreRegistrationSlotTaken(
            take.PartnerId, take.EmailHash, take.PreRegistrationId, take.At, take.At + take.Policy.Protection)),
        FreePreRegistrationSlot free => state.ByAddress.GetValueOrDefault(free.EmailHash)?.PreRegistrationId == free.PreRegistrationId
            ? Decision.Accept(new PreRegistrationSlotFreed(free.PartnerId, free.EmailHash, free.PreRegistrationId))
            : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };
}
