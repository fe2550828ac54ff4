using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>
/// Aggregates as their streams tell them: the facts that another capability's decision needs. Read through a
/// <see cref="DecisionUnit"/>, they are held to what was read when the decision is appended.
/// </summary>
public interface IAggregates
{
    Task<Loaded<TState>> Load<TCommand, TState>(Decider<TCommand, TState> decider, string key, CancellationToken cancellation = default);
}

/// <summary>An aggregate as folded from its stream.</summary>
/// <param name="Version">The version that clients see, see <see cref="CommandResult.Version"/>; -1 before the first event.</param>
/// <param name="Position">The position of its last event; 0 when there is none.</param>
public sealed record Loaded<TState>(TState State, long Version, long Position);
