namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>Goes along with each query and mutation, and says at its end what clients should know besides the answer.</summary>
public interface IOperationCompanion
{
    /// <summary>Before the first resolver.</summary>
    ValueTask<IAccompaniment> Begin(Caller caller, CancellationToken cancellation);
}

/// <summary>What accompanies one operation.</summary>
public interface IAccompaniment
{
    /// <summary>Called in the flow that the resolvers run in.</summary>
    void Enter();

    /// <summary>Entries for <c>extensions</c>; none as a rule.</summary>
    ValueTask<IReadOnlyDictionary<string, object?>> Entries(CancellationToken cancellation);
}
