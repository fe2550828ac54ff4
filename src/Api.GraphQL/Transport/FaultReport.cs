using System.Diagnostics;
using GraphQL;
using GraphQL.Execution;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>Logs an exception that no resolver expected, and answers with a trace id in its place, so that nothing internal leaves the server.</summary>
public sealed partial class FaultReport(ILogger<FaultReport> logger)
{
    /// <exception cref="OperationCanceledException">The operation has ended, and with it what it read: nothing is wrong.</exception>
    internal Task Describe(UnhandledExceptionContext context)
    {
        if (context.Context?.CancellationToken is { IsCancellationRequested: true } ended && StoreFaults.IsInterrupted(context.OriginalException)) throw new OperationCanceledException(ended);
        context.Exception = Describe(context.OriginalException, context.FieldContext?.FieldDefinition.Name);
        return Task.CompletedTask;
    }

    /// <summary>The answer to an unexpected exception: code INTERNAL and <c>extensions.traceId</c>.</summary>
    public ExecutionError Describe(Exception fault, string? field)
    {
        // The library asks here too when the stream of a subscription refuses, such as for a wrong cursor.
        if (fault is ExecutionError refused) return refused;
        if (fault is PageRequestException wrongPage) return new ExecutionError(wrongPage.Message) { Code = ErrorCodes.BadUserInput };
        if (fault is ReadModelUnavailableException away)
        {
            Unavailable(logger, fault, field);
            return new ExecutionError(away.Message) { Code = ErrorCodes.ReadModelUnavailable };
        }

        if (fault is FiguresIncompleteException lacking)
            return new ExecutionError(lacking.Message) { Code = ErrorCodes.FiguresIncomplete, Extensions = new() { ["readModel"] = lacking.ReadModel } };
        if (StoreFaults.IsPassing(fault))
        {
            StoreAway(logger, fault, field);
            return new ExecutionError(
                "The store cannot be used at the moment: its disk is full, busy or away. Send the request again a little later, a mutation with its idempotencyKey.")
            {
                Code = ErrorCodes.StoreUnavailable,
            };
        }

        var traceId = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
        Unexpected(logger, fault, field, traceId);
        return new ExecutionError("The server could not answer; the trace id finds the cause in its log.")
        {
            Code = ErrorCodes.Internal,
            Extensions = new() { ["traceId"] = traceId },
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "GraphQL field {Field} asked a read model that cannot answer.")]
    private static partial void Unavailable(ILogger logger, Exception fault, string? field);

    [LoggerMessage(Level = LogLevel.Error, Message = "GraphQL field {Field} could not use the store.")]
    private static partial void StoreAway(ILogger logger, Exception fault, string? field);

    [LoggerMessage(Level = LogLevel.Error, Message = "GraphQL field {Field} failed, trace id {TraceId}.")]
    private static partial void Unexpected(ILogger logger, Exception fault, string? field, string traceId);
}
