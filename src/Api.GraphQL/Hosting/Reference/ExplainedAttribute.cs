namespace PartnerGraph.Api.GraphQL.Hosting.Reference;

/// <summary>What a code of the public contract means, and what to do; the tables of the documentation are written from it.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Method)]
public sealed class ExplainedAttribute(string meaning) : Attribute
{
    public string Meaning { get; } = meaning;

    /// <summary>What it comes with: the HTTP status of an error code, the error code of a reason, the number of a close code.</summary>
    public required string With { get; init; }
}
