using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Api.Mutations;

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

    [Description("The place in the event log that includes this mutation; send it as PartnerGraph-Min-Position to read what it wrote. 0 when it was refused and stored nothing.")]
    public LogPosition Position => new(Answer.Position);
}

/// <summary>The outcome of a mutation, also as kept under an idempotency key.</summary>
/// <param name="EntityId">The key of the entity that the mutation concerns; null when it was refused before there was one.</param>
/// <param name="Detail">What the payload tells besides, as a text of its own making.</param>
public sealed record MutationAnswer(string? EntityId, long Position, IReadOnlyList<Rejection> Rejections, string? Detail = null);

[Name("Rejection"), Description("A business rule that refused a mutation.")]
public sealed class RejectionView(Rejection rejection)
{
    [Description("Stable machine-readable code.")]
    public string Code => rejection.Code;

    [Description("The rule of the catalogue; policyRule(id) explains it.")]
    public string RuleId => rejection.RuleId;

    public string Message => rejection.Message;

    [Description("The input field concerned, such as lines[3].amountDue; empty for the whole input.")]
    public string Path => rejection.Path;

    [Description("What the caller can do about it; empty when nothing helps.")]
    public string Remedy => rejection.Remedy;
}
