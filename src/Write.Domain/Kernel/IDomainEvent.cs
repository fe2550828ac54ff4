namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>
/// Marks a fact that a decider accepted. Implementations are immutable records named in the past tense;
/// what is stored is the explicit name and version given by <see cref="EventTypeAttribute"/>, never the CLR name.
/// </summary>
public interface IDomainEvent;

/// <summary>
/// Marks what the system noticed by itself, such as an alert: it does not move the version of the aggregate that clients see and
/// pass as expected, because nobody set anything.
/// </summary>
public interface IObservation : IDomainEvent;

/// <summary>The name and version under which an event is stored for ever, such as <c>customers.customer-associated</c>, 1.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class EventTypeAttribute(string name, int version = 1) : Attribute
{
    public string Name { get; } = name;

    public int Version { get; } = version;

    /// <summary>The stored form: <c>name.vN</c>.</summary>
    public string StoredName => $"{Name}.v{Version}";
}
