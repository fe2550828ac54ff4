using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>
/// Executes a selection once for all who receive the same notice and asked for it with the same text, where the answer cannot differ between them
/// (<see cref="OwnSelection"/>). Every other selection is executed for each, with its rights.
/// </summary>
public sealed class SharedExecutions : SubscriptionExecutionStrategy
{
    // By the parsed text, which is kept while it is in use, and by the notice, which is the same object for everybody.
    private readonly ConditionalWeakTable<GraphQLField, StrongBox<bool>> own = [];
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<GraphQLField, Lazy<Task<SharedResult>>>> results = [];

    protected override async ValueTask<ExecutionResult> ProcessDataAsync(ExecutionContext context, ExecutionNode node, object? value)
    {
        if (value is null || !IsOwn(context, node)) return await base.ProcessDataAsync(context, node, value);
        var executed = await results.GetValue(value, static _ => new())
            .GetOrAdd(node.Field, _ => new(() => Execute(context, node, value))).Value;
        // What went wrong for one, such as because it left, is not the others'.
        return executed.Errors is null ? executed : await base.ProcessDataAsync(context, node, value);
    }

    private bool IsOwn(ExecutionContext context, ExecutionNode node)
    {
        if (own.TryGetValue(node.Field, out var known)) return known.Value;
        var found = OwnSelection.Is(node.Field, node.GraphType!, context.Document);
        own.AddOrUpdate(node.Field, new(found));
        return found;
    }

    private async Task<SharedResult> Execute(ExecutionContext context, ExecutionNode node, object value) =>
        new(await base.ProcessDataAsync(context, node, value));
}
