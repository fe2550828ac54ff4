using System.Diagnostics;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Api.GraphQL.Transport.Kept;
using PartnerGraph.Api.GraphQL.Transport.Rates;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>
/// Runs one operation, the same for every transport: find its text, parse it within the limits, check what the transport
/// allows and what the operation costs, validate, execute, and answer every fault with a code.
/// </summary>
public sealed class OperationRunner(
    ISchema schema,
    IDocumentExecuter executer,
    PersistedDocuments persisted,
    PreparedDocuments documents,
    IEnumerable<IRequestRule> requestRules,
    IEnumerable<IOperationCompanion> companions,
    KeptAnswers kept,
    FaultReport faults,
    RateLimits rates,
    TimeProvider time,
    IOptions<GraphQLTransportOptions> options)
{
    private readonly Lazy<IntrospectionRows> _introspection = new(() => new(schema));
    private long? _wholeSchema;
    private readonly IValidationRule[] _requestRules = [.. requestRules];
    private readonly IValidationRule[] _allRules = [.. DocumentValidator.CoreRules, .. requestRules];

    /// <summary>Never throws but for a client that is gone.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was signalled.</exception>
    public async Task<ExecutionResult> Run(
        OperationRequest request, AllowedOperations allowed, Caller caller, HttpContext http, IServiceProvider services, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = TransportTelemetry.Source.StartActivity("graphql.operation");
        ExecutionResult result;
        string? kind = null;
        try
        {
            var document = documents.Prepare(await persisted.TextOf(request));
            var operation = OperationChoice.Choose(document.Document, request.OperationName);
            kind = operation.Operation.ToString().ToLowerInvariant();
            RequestLog.Named(http, operation.Name?.StringValue);
            activity?.SetTag("graphql.operation.type", kind).SetTag("graphql.operation.name", operation.Name?.StringValue);
            OperationChoice.Check(operation, allowed);
            schema.Initialize();
            var rate = rates.Take(caller, http, schema, document.Document, operation);
            var cost = CheckedCost(document, operation, request, http);
            var question = await kept.Find(request, document.Text, operation, caller, http, cancellation);
            result = question?.Data is { } data
                ? new ExecutionResult { Executed = true, Data = data, Operation = operation }
                : await Answer(request, document, operation, caller, services, question, cancellation);
            if (result.Executed && options.Value.ReportCost && result.Streams is null) Report(result, cost, allowed == AllowedOperations.QueriesOnly ? null : rate);
        }
        catch (ExecutionError refused)
        {
            result = new ExecutionResult(refused);
        }

        TransportTelemetry.Finished(activity, kind, result, Stopwatch.GetElapsedTime(started));
        return result;
    }

    private async Task<ExecutionResult> Answer(
        OperationRequest request, PreparedDocument document, GraphQLOperationDefinition operation, Caller caller, IServiceProvider services, KeptAnswers.Question? question,
        CancellationToken cancellation)
    {
        var accompaniments = operation.Operation == OperationType.Subscription ? [] : await Begin(caller, cancellation);
        var result = await Execute(request, document, caller, services, accompaniments, cancellation);
        foreach (var accompaniment in accompaniments)
            foreach (var (key, entry) in await accompaniment.Entries(cancellation)) (result.Extensions ??= [])[key] = entry;
        if (question is not null) kept.Keep(question, result, accompaniments.OfType<ISourcesSeen>().SingleOrDefault(), cancellation);
        return result;
    }

    private async Task<List<IAccompaniment>> Begin(Caller caller, CancellationToken cancellation)
    {
        List<IAccompaniment> begun = [];
        foreach (var companion in companions) begun.Add(await companion.Begin(caller, cancellation));
        return begun;
    }

    private async Task<ExecutionResult> Execute(
        OperationRequest request, PreparedDocument document, Caller caller, IServiceProvider services, List<IAccompaniment> accompaniments,
        CancellationToken cancellation)
    {
        foreach (var accompaniment in accompaniments) accompaniment.Enter();
        var limit = new CancellationTokenSource(options.Value.RequestTimeout, time);
        var link = cancellation.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        var streams = false;
        try
        {
            var result = await executer.ExecuteAsync(new ExecutionOptions
            {
                Schema = schema,
                Query = document.Text,
                Document = document.Document,
                OperationName = request.OperationName,
                Variables = request.Variables,
                Extensions = request.Extensions,
                UserContext = caller.UserContext,
                User = caller.User,
                RequestServices = services,
                ValidationRules = document.Validated ? _requestRules : _allRules,
                UnhandledExceptionDelegate = faults.Describe,
                CancellationToken = limit.Token,
            });
            streams = result.Streams is not null;
            if (result.Executed) documents.Remember(document);
            return result;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ExecutionResult(new RefusedRequest(
                StatusCodes.Status504GatewayTimeout, ErrorCodes.Timeout, $"The operation took longer than {options.Value.RequestTimeout.TotalSeconds:0.###} s."));
        }
        finally
        {
            // A subscription lives on: its time limit was for the start alone, but it must still end with its client.
            if (streams) limit.CancelAfter(Timeout.InfiniteTimeSpan);
            else
            {
                await link.DisposeAsync();
                limit.Dispose();
            }
        }
    }

    private long CheckedCost(PreparedDocument document, GraphQLOperationDefinition operation, OperationRequest request, HttpContext http)
    {
        var costs = new OperationCost(document.Document, schema, _introspection.Value, request.Variables, options.Value.DefaultPageSize);
        var cost = costs.Of(operation);
        if (costs.HasSecrets) SecretAnswers.Mark(http);
        if (!options.Value.CountIntrospection) cost -= costs.Introspection;
        if (cost > options.Value.MaxCost) throw TooCostly(cost, $"The operation may cost {cost}; the limit is {options.Value.MaxCost}.");
        var introspections = options.Value.MaxIntrospections;
        if (costs.Introspection > 0 && costs.Introspection > (_wholeSchema ??= WholeSchema.CostOf(schema, _introspection.Value)) * introspections) throw TooCostly(cost, $"The operation asks for the schema more than {introspections} times over.");
        return cost;
    }

    private RefusedRequest TooCostly(long cost, string message) => new(StatusCodes.Status400BadRequest, ErrorCodes.CostExceeded, message)
    {
        Extensions = new() { ["cost"] = CostEntry(cost) },
    };

    // What is left of a limit differs from answer to answer: told by GET, no answer would ever be unchanged for its client.
    private void Report(ExecutionResult result, long cost, IReadOnlyDictionary<string, object?>? rate)
    {
        var extensions = result.Extensions ??= [];
        extensions["cost"] = CostEntry(cost);
        if (rate is not null) extensions["rateLimit"] = rate;
    }

    private Dictionary<string, object?> CostEntry(long cost) => new() { ["requested"] = cost, ["limit"] = options.Value.MaxCost };
}
