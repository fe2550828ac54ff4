using PartnerGraph.Api.GraphQL.Transport.Channels;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Api.GraphQL.Transport.Rates;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>Limits and switches of the GraphQL endpoint, bound from the configuration section <c>GraphQL</c>.</summary>
public sealed class GraphQLTransportOptions
{
    public const string Section = "GraphQL";

    /// <summary>
    /// Origins whose pages may ask by HTTP and open sockets, such as <c>https://portal.example</c>; <c>*</c> is every one. Without any, pages of this
    /// server's own address alone may.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// The largest HTTP body and WebSocket message, in bytes. 2 MiB, because a batch of 1,000 expenditure lines (about 1 KiB each
    /// in variables) has to fit; the document inside has its own, much smaller limits.
    /// </summary>
    public int MaxRequestBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>Values, names, brackets of one body: 1,000 expenditure lines need about 60,000.</summary>
    public int MaxJsonTokens { get; set; } = 200_000;

    /// <summary>The longest text of a body, as bytes of its JSON; the document must fit, with every character escaped.</summary>
    public int MaxJsonStringBytes { get; set; } = 256 * 1024;

    public int MaxPropertyNameBytes { get; set; } = 256;

    /// <summary>The longest number, of a body or of a document. A decimal(28,8) needs 38.</summary>
    public int MaxNumberCharacters { get; set; } = 64;

    /// <summary>The largest answer, in bytes before compression. The whole schema by introspection has about 1.2 MB.</summary>
    public int MaxAnswerBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Bytes of an answer that are kept before it is sent; a larger one is measured first and then written as a stream.</summary>
    public int AnswerBufferBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// The longest document text, in UTF-16 code units; variables do not count. The operations that the IDE opens with, which it sends together,
    /// have 27,000; tokens and fields bound the work.
    /// </summary>
    public int MaxDocumentCharacters { get; set; } = 64_000;

    public int MaxTokens { get; set; } = 8_000;

    /// <summary>Fields written in a document, each counted once wherever its fragment is used.</summary>
    public int MaxFields { get; set; } = 2_000;

    /// <summary>Fields after fragments are expanded; also the bound of the work that counting them may cost.</summary>
    public int MaxExpandedFields { get; set; } = 10_000;

    public int MaxAliases { get; set; } = 100;

    /// <summary>Directives written in a document.</summary>
    public int MaxDirectives { get; set; } = 200;

    /// <summary>The standard introspection query needs 15.</summary>
    public int MaxDepth { get; set; } = 20;

    /// <summary>Pairs of fields with the same response name, which the overlapping-fields rule would compare one by one.</summary>
    public int MaxMergePairs { get; set; } = 20_000;

    /// <summary>The highest cost of one operation; see <see cref="Documents.OperationCost"/>.</summary>
    public int MaxCost { get; set; } = 200_000;

    /// <summary>
    /// So many times what tools ask of the schema an operation may ask of it: introspection costs little time and much memory, since all of its values
    /// are there at once.
    /// </summary>
    public int MaxIntrospections { get; set; } = 2;

    /// <summary>Whether what an operation asks of the schema counts in its cost; it is bounded by <see cref="MaxIntrospections"/> in any case.</summary>
    public bool CountIntrospection { get; set; }

    /// <summary>What a list field costs whose <c>first</c> and <c>last</c> are absent.</summary>
    public int DefaultPageSize { get; set; } = 20;

    /// <summary>Whether answers carry <c>extensions.cost</c> and <c>extensions.rateLimit</c>.</summary>
    public bool ReportCost { get; set; } = true;

    /// <summary>Characters of validated documents that stay parsed in memory.</summary>
    public int DocumentCacheCharacters { get; set; } = 2_000_000;

    /// <summary>Characters of documents that clients registered by their SHA-256.</summary>
    public int PersistedDocumentCharacters { get; set; } = 2_000_000;

    /// <summary>Bytes of answers to queries that are kept, to be given again while nothing has changed that they were read from; 0 for none.</summary>
    public int KeptAnswerBytes { get; set; }

    /// <summary>Documents that the server knows before clients send them.</summary>
    public PersistedOperationOptions PersistedOperations { get; set; } = new();

    /// <summary>How long a query, a mutation or the start of a subscription may take.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Operations of one caller that run at a time; strangers of one address count as one caller.</summary>
    public int MaxRunningPerCaller { get; set; } = 8;

    /// <summary>Operations of one caller that wait for their turn; more are refused with APIG.0308.</summary>
    public int MaxWaitingPerCaller { get; set; } = 200;

    /// <summary>
    /// HTTP requests of one address that are read, and their tokens checked, at a time. Behind a proxy that hides its clients' addresses all of them share this;
    /// <see cref="TrustedProxies"/> tell them.
    /// </summary>
    public int MaxRunningPerAddress { get; set; } = 64;

    /// <summary>
    /// Addresses (<c>10.0.0.1</c>) and networks (<c>10.0.0.0/8</c>) of proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed; nobody else's are.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>Calls that one caller may make of one service in a second; more are refused with APIG.0308.</summary>
    public RateOptions Rates { get; set; } = new();

    /// <summary>HTTP requests of one address that wait for their turn.</summary>
    public int MaxWaitingPerAddress { get; set; } = 1_000;

    /// <summary>WebSockets that one address may hold open.</summary>
    public int MaxSocketsPerAddress { get; set; } = 500;

    /// <summary>
    /// How long a server that is told to stop serves on while <c>/health/ready</c> says that it is not ready: longer than load balancers take to notice.
    /// Nothing without one.
    /// </summary>
    public TimeSpan DrainTime { get; set; }

    /// <summary>How long a WebSocket may stay without <c>connection_init</c>.</summary>
    public TimeSpan InitTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a peer may take to read one message or to answer a close frame before its connection is cut.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a WebSocket is pinged; one of which nothing has come between two pings is cut off.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Operations that one WebSocket may run at the same time.</summary>
    public int MaxOperationsPerSocket { get; set; } = 100;

    /// <summary>Subscriptions that one caller may hold open, over all of its sockets and event streams.</summary>
    public int MaxSubscriptionsPerCaller { get; set; } = 500;

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
