namespace PartnerGraph.Read.Projections.Finder.Elasticsearch;

/// <summary>Elasticsearch refused a request, or no node of it answered.</summary>
/// <param name="status">The HTTP status; null when no node answered.</param>
/// <param name="type">Elasticsearch's name for the error, such as <c>index_not_found_exception</c>.</param>
/// <param name="reason">Its explanation.</param>
public sealed class ElasticsearchException(int? status, string type, string reason, Exception? inner = null)
    : Exception(status is null ? $"Elasticsearch did not answer: {reason}" : $"Elasticsearch answered {status} {type}: {reason}", inner)
{
    public int? Status => status;

    /// <summary>
    /// Whether the same request may succeed later: no node answered, or one that is too busy, or a gateway before it. Of a single document a
    /// shard that is not there yet is told under the status of a success.
    /// </summary>
    public bool IsPassing => status is null or 429 or 502 or 503 or 504 || type == "no_shard_available_action_exception";

    public string Type => type;

    public string Reason => reason;
}
