namespace PartnerGraph.Api.Transport;

/// <summary>Limits and switches of the GraphQL endpoint, bound from the configuration section <c>GraphQL</c>.</summary>
public sealed class GraphQLTransportOptions
{
    public const string Section = "GraphQL";

    /// <summary>
    /// The largest HTTP body and WebSocket message, in bytes. 2 MiB, because a batch of 1,000 expenditure lines (about 1 KiB each
    /// in variables) has to fit; the document inside has its own, much smaller limits.
    /// </summary>
    public int MaxRequestBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>The longest document text, in UTF-16 code units; variables do not count.</summary>
    public int MaxDocumentCharacters { get; set; } = 20_000;

    public int MaxTokens { get; set; } = 4_000;

    /// <summary>Fields written in a document, each counted once wherever its fragment is used.</summary>
    public int MaxFields { get; set; } = 1_000;

    /// <summary>Fields after fragments are expanded; also the bound of the work that counting them may cost.</summary>
    public int MaxExpandedFields { get; set; } = 10_000;

    public int MaxAliases { get; set; } = 100;

    /// <summary>The standard introspection query needs 15.</summary>
    public int MaxDepth { get; set; } = 20;

    /// <summary>Pairs of fields with the same response name, which the overlapping-fields rule would compare one by one.</summary>
    public int MaxMergePairs { get; set; } = 20_000;

    /// <summary>The highest cost of one operation; see <see cref="Documents.OperationCost"/>.</summary>
    public int MaxCost { get; set; } = 50_000;

    /// <summary>What a list field costs whose <c>first</c> and <c>last</c> are absent.</summary>
    public int DefaultPageSize { get; set; } = 20;

    /// <summary>Whether answers carry <c>extensions.cost</c>.</summary>
    public bool ReportCost { get; set; } = true;

    /// <summary>Characters of validated documents that stay parsed in memory.</summary>
    public int DocumentCacheCharacters { get; set; } = 2_000_000;

    /// <summary>Characters of documents that clients registered by their SHA-256.</summary>
    public int PersistedDocumentCharacters { get; set; } = 2_000_000;

    /// <summary>How long a query, a mutation or the start of a subscription may take.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a WebSocket may stay without <c>connection_init</c>.</summary>
    public TimeSpan InitTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a peer may take to read one message or to answer a close frame before its connection is cut.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often an idle WebSocket is pinged.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Operations that one WebSocket may run at the same time.</summary>
    public int MaxOperationsPerSocket { get; set; } = 100;

    /// <summary>Messages that wait for one slow client before it is closed with 4503.</summary>
    public int MaxQueuedMessages { get; set; } = 1_000;

    /// <summary>Bytes that wait for one slow client before it is closed with 4503.</summary>
    public int MaxQueuedBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// Events of one paced subscription that may be under way to its client; see <see cref="Sockets.SubscriptionPace"/>. Times
    /// <see cref="MaxOperationsPerSocket"/> it stays below <see cref="MaxQueuedMessages"/>, so that pacing alone never fills the queue.
    /// </summary>
    public int SubscriptionWindow { get; set; } = 8;
}
