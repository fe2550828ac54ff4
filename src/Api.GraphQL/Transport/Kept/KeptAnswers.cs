using GraphQL;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using PartnerGraph.Api.GraphQL.Transport.Documents;

namespace PartnerGraph.Api.GraphQL.Transport.Kept;

/// <summary>
/// Keeps what queries were answered, and answers it again to the same caller for as long as nothing has changed that it was read from (ADR 85). The first answer to a question only shows
/// what it is read from; the second is kept, together with how that stood before it was run, so that a change while it ran is one that is seen.
/// </summary>
public sealed class KeptAnswers(IOptions<GraphQLTransportOptions> options, AnswerSerializer answers, IEnumerable<IAnswerSources> sources)
{
    // Beside the data: a hash, a list of names, how each stood.
    private const int Overhead = 512;

    private readonly BoundedCache<Entry> entries = new(options.Value.KeptAnswerBytes);
    private readonly IAnswerSources? known = options.Value.KeptAnswerBytes > 0 ? sources.SingleOrDefault() : null;
    private long repeated;

    /// <summary>How often a kept answer was given.</summary>
    public long Repeated => Interlocked.Read(ref repeated);

    /// <summary>What is kept of a question, or where its answer is kept; null for what is run each time.</summary>
    /// <param name="http">Its request; <c>Cache-Control: no-cache</c> asks for a run.</param>
    internal async ValueTask<Question?> Find(OperationRequest request, string document, GraphQLOperationDefinition operation, Caller caller, HttpContext http, CancellationToken cancellation)
    {
        if (known is null || operation.Operation != OperationType.Query || SecretAnswers.Has(http) || AsksForARun(http)) return null;
        if (known.CallerOf(caller) is not { } asking || AnswerKey.Of(asking, document, request.OperationName, request.Variables) is not { } key) return null;
        if (!entries.TryGet(key, out var entry)) return new(key, null, null, null);
        if (entry.Sources is null || await known.Now(entry.Sources, cancellation) is not { } now) return null;
        if (entry.Data is null || !now.Equals(entry.Stood)) return new(key, entry.Sources, now, null);
        Interlocked.Increment(ref repeated);
        TransportTelemetry.Repeated.Add(1);
        return new(key, entry.Sources, now, entry.Data);
    }

    /// <summary>Keeps what a question was answered, if that may be repeated; the result then holds what is kept.</summary>
    /// <param name="seen">What was seen of the run; null when nobody looked.</param>
    internal void Keep(Question question, ExecutionResult result, ISourcesSeen? seen, CancellationToken cancellation)
    {
        if (!result.Executed || result.Errors is { Count: > 0 } || result.Extensions is { Count: > 0 } || seen?.Sources is not { } read) return;
        if (question.Stood is null || !read.All(question.Sources!.Contains)) Set(question.Key, new(Union(question.Sources, read), null, null));
        else if (answers.Data(result, options.Value.AnswerBufferBytes, cancellation) is not { } json) Set(question.Key, new(null, null, null));
        else
        {
            var data = new KeptData(json);
            result.Data = data;
            Set(question.Key, new(question.Sources, question.Stood, data));
        }
    }

    private void Set(string key, Entry entry) => entries.Set(key, entry, Overhead + (entry.Data?.Json.Length ?? 0));

    private static HashSet<string> Union(IReadOnlyCollection<string>? before, IReadOnlyCollection<string> read) => [.. before ?? [], .. read];

    // Not of a socket: browsers say so of every one that they open.
    private static bool AsksForARun(HttpContext http) => !http.WebSockets.IsWebSocketRequest && http.Request.GetTypedHeaders().CacheControl is { NoCache: true } or { NoStore: true };

    /// <param name="Sources">Null for an answer that is too long to be kept.</param>
    /// <param name="Stood">How they stood before the kept answer was run.</param>
    private sealed record Entry(IReadOnlyCollection<string>? Sources, object? Stood, KeptData? Data);

    /// <param name="Sources">What it was read from so far; null while nobody knows.</param>
    /// <param name="Stood">How they stand now.</param>
    internal sealed record Question(string Key, IReadOnlyCollection<string>? Sources, object? Stood, KeptData? Data);
}
