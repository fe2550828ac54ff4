using PartnerGraph.Api.GraphQL.Hosting.Reference;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>The values of <c>extensions.code</c> that the transport itself answers with. They are part of the public contract.</summary>
public static class ErrorCodes
{
    private const string ByMediaType = "400; 200 as `application/json`";

    [Explained("the request is no JSON, or not one operation; the message names the part, also a property that comes twice", With = "400")]
    public const string BadRequest = "BAD_REQUEST";

    [Explained("an id, cursor, page or value is none: cursors belong to one field, filter and order; ids have one spelling", With = "200; 400 for a header")]
    public const string BadUserInput = "BAD_USER_INPUT";

    [Explained("no valid token, or no rights yet; see `reason`", With = "401; 200 when other fields were answered")]
    public const string Unauthenticated = "UNAUTHENTICATED";

    [Explained("mutations need POST; the header `Allow` says what is taken", With = "405")]
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    [Explained("the header `Accept` names neither of the two media types of answers", With = "406")]
    public const string NotAcceptable = "NOT_ACCEPTABLE";

    [Explained("bodies are JSON in UTF-8 and uncompressed; the header `Accept-Encoding` says so", With = "415")]
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    [Explained("a page of another site asks by GET without `GraphQL-Preflight`, or opens a socket without being among `GraphQL:AllowedOrigins`", With = "403")]
    public const string CrossSiteRequest = "CROSS_SITE_REQUEST";

    [Explained("the body has more bytes than `GraphQL:MaxRequestBytes`", With = "413")]
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";

    [Explained("a number, text, name or the count of tokens in the JSON is over its limit", With = "400")]
    public const string RequestTooComplex = "REQUEST_TOO_COMPLEX";

    [Explained("the answer has more bytes than `GraphQL:MaxAnswerBytes`; ask for fewer fields or smaller pages", With = "400")]
    public const string AnswerTooLarge = "ANSWER_TOO_LARGE";

    [Explained("the document has too many characters, tokens, directives or fields", With = "400")]
    public const string DocumentTooLarge = "DOCUMENT_TOO_LARGE";

    [Explained("selections are nested deeper than `GraphQL:MaxDepth`", With = "400")]
    public const string DocumentTooDeep = "DOCUMENT_TOO_DEEP";

    [Explained("the document has too many aliases, or too many fields of one name", With = "400")]
    public const string DocumentTooComplex = "DOCUMENT_TOO_COMPLEX";

    [Explained("`extensions.cost` tells the cost and the limit; ask for smaller pages", With = "400")]
    public const string CostExceeded = "COST_EXCEEDED";

    [Explained("a socket runs up to `GraphQL:MaxOperationsPerSocket` operations at a time", With = "message `error`")]
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";

    [Explained("subscriptions run over a WebSocket with `graphql-transport-ws`, or with `Accept: text/event-stream`", With = "400")]
    public const string SubscriptionNeedsSocket = "SUBSCRIPTION_NEEDS_WEBSOCKET";

    [Explained("the server does not know the hash (any more): send it again with its text, where texts are taken", With = "200; 404 for a `documentId`")]
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    [Explained("the text does not have the SHA-256 that came with it", With = "400")]
    public const string PersistedQueryMismatch = "PERSISTED_QUERY_HASH_MISMATCH";

    [Explained("the server runs only documents that it knows (`GraphQL:PersistedOperations:Only`): ask by the SHA-256 of one of them", With = "403")]
    public const string PersistedQueryRequired = "PERSISTED_QUERY_REQUIRED";

    [Explained("the document is no GraphQL; `locations` says where", With = ByMediaType)]
    public const string SyntaxError = "SYNTAX_ERROR";

    [Explained("the document holds none, or several without `operationName`", With = ByMediaType)]
    public const string UnknownOperation = "UNKNOWN_OPERATION";

    [Explained("the document does not fit the schema; `extensions.specification` names the rule", With = ByMediaType)]
    public const string ValidationFailed = "VALIDATION_FAILED";

    [Explained("a variable is missing or does not fit its type", With = ByMediaType)]
    public const string InvalidVariables = "INVALID_VARIABLES";

    [Explained("a field could not be answered", With = "200")]
    public const string ExecutionFailed = "EXECUTION_FAILED";

    [Explained("the position of `PartnerGraph-Min-Position` was not reached in time; ask again", With = "503")]
    public const string ReadModelBehind = "READ_MODEL_BEHIND";

    [Explained("the store behind a field is away; ask again later", With = "200")]
    public const string ReadModelUnavailable = "READ_MODEL_UNAVAILABLE";

    [Explained("a caller is over the calls of a service in a second (API-1; `apiLimits`), or too much of one caller or address is under way; wait as `Retry-After` says, and for earlier answers (API-4)", With = "429")]
    public const string Throttled = "APIG.0308";

    /// <summary>With <c>readModel</c>: the figure lacks an event of the caller's own that could not be applied.</summary>
    [Explained("an event that concerns the figures is set aside and they would miss it; operations see it in `projections`. When the message says so, it happened just now: ask again", With = "200")]
    public const string FiguresIncomplete = "FIGURES_INCOMPLETE";

    /// <summary>The disk is full, busy or away: nothing is wrong with the request, and it may be sent again as it is. HTTP 503.</summary>
    [Explained("the event store cannot take or give events just now, such as with a full disk; nothing was stored, ask again", With = "503")]
    public const string StoreUnavailable = "STORE_UNAVAILABLE";

    [Explained("the operation took longer than `GraphQL:RequestTimeout`", With = "504")]
    public const string Timeout = "TIMEOUT";

    [Explained("a fault; `extensions.traceId` finds it in the log", With = "500; 200 when the operation ran")]
    public const string Internal = "INTERNAL";
}
