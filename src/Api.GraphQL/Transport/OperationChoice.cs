using GraphQL;
using GraphQLParser.AST;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>Which operation of a document is meant, and whether this transport may run it. Both hold for cached documents too.</summary>
internal static class OperationChoice
{
    public static GraphQLOperationDefinition Choose(GraphQLDocument document, string? name)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
        if (operations.Count == 0) throw Unknown("The document holds no operation.");
        if (!string.IsNullOrEmpty(name))
            return operations.Find(o => o.Name?.StringValue == name) ?? throw Unknown($"The document holds no operation named '{name}'.");
        return operations.Count == 1 ? operations[0] : throw Unknown("The document holds several operations: 'operationName' must say which to run.");
    }

    public static void Check(GraphQLOperationDefinition operation, AllowedOperations allowed)
    {
        if (operation.Operation == OperationType.Query || allowed == AllowedOperations.All) return;
        if (operation.Operation == OperationType.Subscription && allowed != AllowedOperations.QueriesAndSubscriptions)
            throw new RefusedRequest(
                StatusCodes.Status400BadRequest, ErrorCodes.SubscriptionNeedsSocket,
                "Subscriptions run over WebSocket with the sub-protocol graphql-transport-ws, or over HTTP with 'Accept: text/event-stream'.");
        if (operation.Operation == OperationType.Mutation && allowed != AllowedOperations.QueriesAndMutations)
            throw new RefusedRequest(StatusCodes.Status405MethodNotAllowed, ErrorCodes.MethodNotAllowed, "Mutations need POST.") { Allow = "POST" };
    }

    private static ExecutionError Unknown(string message) => new(message) { Code = ErrorCodes.UnknownOperation };
}
