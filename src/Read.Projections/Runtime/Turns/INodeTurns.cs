using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Runtime.Turns;

/// <summary>
/// Which of the nodes that share read models acts where no commit of a read model decides it: deadlines, files, messages. One node at a time, by a lease
/// (ADR 73); where read models are a node's own, it always acts.
/// </summary>
public interface INodeTurns
{
    /// <summary>Waits until it is this node's turn.</summary>
    /// <returns>Cancelled when the turn ends, also because nobody could be told in time that it goes on.</returns>
    Task<CancellationToken> Next(CancellationToken cancellation);

    /// <summary>Whether it is this node's turn now, as the database has it: asked right before what cannot be taken back or recognised as a repetition.</summary>
    /// <exception cref="ReadModelUnavailableException">The database does not answer.</exception>
    Task<bool> IsMine(CancellationToken cancellation);
}

/// <summary>As above: the turns of the node that follows a reaction.</summary>
public interface INodeTurns<TReaction> : INodeTurns where TReaction : Projection;

/// <summary>Asked for only once it is needed: what a reaction is made of may ask for its turn.</summary>
internal sealed class ReactionTurns<TReaction>(Lazy<ReadModelStore<TReaction>> store) : INodeTurns<TReaction> where TReaction : Projection
{
    public Task<CancellationToken> Next(CancellationToken cancellation) => store.Value.Turns.Next(cancellation);

    public Task<bool> IsMine(CancellationToken cancellation) => store.Value.Turns.IsMine(cancellation);
}

/// <summary>Of a node that shares nothing.</summary>
internal sealed class OwnTurns : INodeTurns
{
    public static OwnTurns Always { get; } = new();

    public Task<CancellationToken> Next(CancellationToken cancellation) => Task.FromResult(CancellationToken.None);

    public Task<bool> IsMine(CancellationToken cancellation) => Task.FromResult(true);
}
