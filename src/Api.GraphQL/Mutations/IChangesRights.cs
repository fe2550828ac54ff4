namespace PartnerGraph.Api.GraphQL.Mutations;

/// <summary>
/// An input of a mutation that changes what somebody may do: it is answered when the rights are looked up by the new state, so that a
/// member that was removed does not get one more request through.
/// </summary>
public interface IChangesRights : IMutationInput;
