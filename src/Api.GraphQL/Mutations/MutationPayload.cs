using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Mutations;

/// <summary>What every mutation takes besides its own fields.</summary>
public interface IMutationInput
{
    /// <summary>Repeating a request with the same key and input answers the first answer again and changes nothing.</summary>
    string? IdempotencyKey { get; }
}

/// <summary>What a mutation takes that changes an entity which shows its version; one that makes something, or adds a fact, has none to expect.</summary>
public interface IVersionedInput : IMutationInput
{
    /// <summary>The version of the entity that the caller saw; when it has changed since, the answer is CONFLICT (CONV-10).</summary>
    long? ExpectedVersion { get; }
}

/// <summary>What every mutation answers besides its entity.</summary>
/// <param name="answer">The outcome of the command.</param>
public abstract class MutationPayload(MutationAnswer answer)
{
    [Ignore]
    public MutationAnswer Answer { get; } = answer;

    [Description("Every rule that refused the mutation; empty when it was accepted. Nothing is stored when there is one.")]
    public IReadOnlyList<RejectionView> Errors => [.. Answer.Rejections.Select(rejection => new RejectionView(rejection))];

    /// <summary>The global id of what the mutation removed; null when it was refused, or nothing of the caller's was there.</summary>
    protected string? RemovedId(string type) => Answer is { EntityId: { } key, Position: > 0, Rejections.Count: 0 } ? GlobalId.Of(type, key) : null;

    [Description("The place in the event log that includes this mutation; send it as PartnerGraph-Min-Position to read what it wrote. 0 when it was refused and stored nothing.")]
    public LogPosition Position => new(Answer.Position);
}

/// <summary>The outcome of a mutation, also as kept under an idempotency key.</summary>
/// <param name="EntityId">The key of the entity that the mutation concerns; null when it was refused before there was one.</param>
/// <param name="Detail">What the payload tells besides, as a text of its own making.</param>
public sealed record MutationAnswer(string? EntityId, long Position, IReadOnlyList<Rejection> Rejections, string? Detail = null);
