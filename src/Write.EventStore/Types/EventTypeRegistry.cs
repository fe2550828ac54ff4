using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.EventStore.Types;

/// <summary>
/// The one place that knows which stored name and version belongs to which event, how it becomes JSON, and how an
/// older version becomes the current one.
/// </summary>
public sealed class EventTypeRegistry
{
    private readonly FrozenDictionary<Type, string> names;
    private readonly FrozenDictionary<string, Type> types;
    private readonly FrozenDictionary<string, IUpcaster> upcasters;

    public EventTypeRegistry(IEnumerable<Type> events, IEnumerable<IUpcaster> upcasters)
    {
        names = events.ToFrozenDictionary(type => type, StoredNameOf);
        types = names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
        this.upcasters = upcasters.ToFrozenDictionary(upcaster => upcaster.From);
        if (this.upcasters.Values.FirstOrDefault(upcaster => types.ContainsKey(upcaster.From)) is { } current)
            throw new ArgumentException($"{current.From} is a current event type; only retired versions are upcast.");
    }

    /// <summary>Every event of the domain, and the upcasters of retired versions.</summary>
    public static EventTypeRegistry Domain { get; } = new(
        typeof(IDomainEvent).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IDomainEvent))),
        [new MembersAdded("quotas.budget-set", 1), new MembersAdded("quotas.budget-alert-raised", 1), new MembersAdded("billing.bill-generated", 1),
            new MembersAdded("billing.coupon-issued", 1), new MembersAdded("exports.export-requested", 1), new MembersAdded("exports.export-requested", 2), new MembersAdded("partners.business-information-approved", 1), new MembersAdded("partners.tier-changed", 1),
            new MembersAdded("expenditure.expenditure-recorded", 1), new MembersAdded("expenditure.expenditure-recorded", 2), new MembersAdded("billing.bill-generated", 2), new MembersAdded("billing.coupon-issued", 2),
            new MembersAdded("notifications.payment-reminder-sent", 1),
            new MembersAdded("incentives.payout-submitted-to-bank", 1), new MembersAdded("orders.batch-placed", 1), new MembersAdded("orders.order-placed", 1), new MembersAdded("orders.resource-enabled", 1), new MembersAdded("orders.resource-changed", 1)]);

    public IReadOnlyCollection<string> StoredNames => types.Keys;

    public string NameOf(Type type) => names.TryGetValue(type, out var name)
        ? name
        : throw new InvalidOperationException($"{type.Name} is not a registered event.");

    public string NameOf<TEvent>() where TEvent : IDomainEvent => NameOf(typeof(TEvent));

    /// <summary>Every stored name that is read as this event: its own, and those of retired versions that become it.</summary>
    public IEnumerable<string> StoredNamesOf(Type type)
    {
        var name = NameOf(type);
        return upcasters.Keys.Where(retired => Newest(retired) == name).Prepend(name);
    }

    public static byte[] Serialize(IDomainEvent @event) => JsonSerializer.SerializeToUtf8Bytes(@event, @event.GetType(), EventJson.Options);

    /// <exception cref="JsonException">The stored data does not fit its type.</exception>
    /// <exception cref="InvalidOperationException">No such type was ever registered.</exception>
    public IDomainEvent Deserialize(string storedName, ReadOnlySpan<byte> data)
    {
        if (types.TryGetValue(storedName, out var type))
            return (IDomainEvent)(JsonSerializer.Deserialize(data, type, EventJson.Options) ?? throw new JsonException($"{storedName} holds null."));
        if (upcasters.TryGetValue(storedName, out var upcaster))
            return Deserialize(upcaster.To, upcaster.Upcast(data));
        throw new InvalidOperationException($"The store holds an event of the unknown type {storedName}.");
    }

    public Recorded Decode(StoredEvent stored) => new(
        Deserialize(stored.Type, stored.Data.Span),
        EventMetadata.Decode(stored.Metadata.Span), stored.Id, stored.Stream, stored.Version, stored.Position);

    private string Newest(string storedName)
    {
        while (upcasters.TryGetValue(storedName, out var upcaster)) storedName = upcaster.To;
        return storedName;
    }

    private static string StoredNameOf(Type type) => type.GetCustomAttribute<EventTypeAttribute>()?.StoredName
        ?? throw new ArgumentException($"{type.Name} has no [EventType].");
}

/// <summary>Turns the JSON of a retired event version into that of a newer one.</summary>
public interface IUpcaster
{
    /// <summary>The retired stored name, such as <c>quotas.quota-granted.v1</c>.</summary>
    string From { get; }

    /// <summary>The stored name of the result; may itself be retired.</summary>
    string To { get; }

    byte[] Upcast(ReadOnlySpan<byte> data);
}
