namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>
/// A capability's decisions as data, so that one generic runner can execute them all: which stream a command concerns,
/// the state before any event, the pure decision, and the fold. Deciders are static and total.
/// </summary>
/// <typeparam name="TCommand">The closed set of commands of this aggregate.</typeparam>
/// <typeparam name="TState">What decisions need to know of the past, and nothing else.</typeparam>
/// <param name="Category">The first part of the stream name, such as <c>association</c>.</param>
/// <param name="KeyOf">The aggregate a command concerns; its stream is <c>category-key</c>.</param>
/// <param name="Initial">The state before the first event.</param>
/// <param name="Decide">The decision; it reads no clock, makes no ids and does no I/O.</param>
/// <param name="Evolve">The fold; an event of another aggregate is a bug and throws.</param>
public sealed record Decider<TCommand, TState>(
    string Category,
    Func<TCommand, string> KeyOf,
    TState Initial,
    Func<TCommand, TState, Decision> Decide,
    Func<TState, IDomainEvent, TState> Evolve)
{
    /// <summary>The decision; a command with a text that does not fit is refused before anything is decided by it.</summary>
    public Func<TCommand, TState, Decision> Decide { get; } = (command, state) =>
        TextBounds.Check(command!) is { Count: > 0 } refusals ? Decision.Reject(refusals) : Decide(command, state);

    public string StreamOf(TCommand command) => StreamOf(KeyOf(command));

    public string StreamOf(string key) => $"{Category}-{key}";

    public TState Fold(IEnumerable<IDomainEvent> events) => Fold(Initial, events);

    public TState Fold(TState state, IEnumerable<IDomainEvent> events) => events.Aggregate(state, Evolve);
}

/// <summary>Thrown by a fold that meets an event it does not know: a bug, never a business case.</summary>
public sealed class UnknownEventException(object state, IDomainEvent unknown)
    : InvalidOperationException($"{state.GetType().Name} does not know the event {unknown.GetType().Name}.");
