namespace PartnerGraph.Api.Transport;

/// <summary>The values of <c>extensions.code</c> that the transport itself answers with. They are part of the public contract.</summary>
public static class ErrorCodes
{
    public const string BadRequest = "BAD_REQUEST";
    public const string BadUserInput = "BAD_USER_INPUT";
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string NotAcceptable = "NOT_ACCEPTABLE";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
    public const string CrossSiteRequest = "CROSS_SITE_REQUEST";
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";
    public const string RequestTooComplex = "REQUEST_TOO_COMPLEX";
    public const string AnswerTooLarge = "ANSWER_TOO_LARGE";
    public const string DocumentTooLarge = "DOCUMENT_TOO_LARGE";
    public const string DocumentTooDeep = "DOCUMENT_TOO_DEEP";
    public const string DocumentTooComplex = "DOCUMENT_TOO_COMPLEX";
    public const string CostExceeded = "COST_EXCEEDED";
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";
    public const string SubscriptionNeedsSocket = "SUBSCRIPTION_NEEDS_WEBSOCKET";
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";
    public const string PersistedQueryMismatch = "PERSISTED_QUERY_HASH_MISMATCH";
    public const string SyntaxError = "SYNTAX_ERROR";
    public const string UnknownOperation = "UNKNOWN_OPERATION";
    public const string ValidationFailed = "VALIDATION_FAILED";
    public const string InvalidVariables = "INVALID_VARIABLES";
    public const string ExecutionFailed = "EXECUTION_FAILED";
    public const string ReadModelBehind = "READ_MODEL_BEHIND";
    public const string ReadModelUnavailable = "READ_MODEL_UNAVAILABLE";
    public const string Throttled = "APIG.0308";
    /// <summary>With <c>readModel</c>: the figure lacks an event of the caller's own that could not be applied.</summary>
    public const string FiguresIncomplete = "FIGURES_INCOMPLETE";

    /// <summary>The disk is full, busy or away: nothing is wrong with the request, and it may be sent again as it is. HTTP 503.</summary>
    public const string StoreUnavailable = "STORE_UNAVAILABLE";

    public const string Timeout = "TIMEOUT";
    public const string Internal = "INTERNAL";
}
