namespace PartnerGraph.Api.GraphQL.Transport.Kept;

/// <summary>The <c>data</c> of an answer as it was written once.</summary>
internal sealed record KeptData(ReadOnlyMemory<byte> Json);
