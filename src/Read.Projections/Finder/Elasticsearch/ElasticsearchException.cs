namespace PartnerGraph.Projections.Finder.Elasticsearch;

/// <summary>Elasticsearch refused a request, or no node of it answered.</summary>
/// <param name="status">The HTTP status; null when no node answered.</param>
/// <param name="type">Elasticsearch's name for the error, such as <c>index_not_found_exception</c>.</param>
/// <param name="reason">Its explanation.</param>
public sealed class ElasticsearchException(int? status, string type, string reason, Exception? inner = null)
    : Exception(status is null ? $"Elasticsearch did not answer: {reason}" : $"Elasticsearch answered {status} {type}: {reason}", inner)
{
    public int? Status => status;

    public string Type => type;

    public string Reason => reason;
}
