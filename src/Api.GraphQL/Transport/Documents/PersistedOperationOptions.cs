namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>Documents that clients run by their SHA-256 without ever having sent them. The operations that come with the server are among them in any case.</summary>
public sealed class PersistedOperationOptions
{
    /// <summary>Folders whose <c>.graphql</c> files are such documents, one a file, with the fragments that it uses; read once, at the start.</summary>
    public IList<string> Folders { get; } = [];

    /// <summary>Whether nothing else is run, over any transport (PERSISTED_QUERY_REQUIRED). A file that cannot be run stops the start then.</summary>
    public bool Only { get; set; }
}
