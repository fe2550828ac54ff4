using System.Text;
using System.Text.Json;
using GraphQL;
using PartnerGraph.Api.GraphQL.Platform;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Mutations;

/// <summary>The one way from a mutation to commands: caller, correlation, idempotency key, expected version, read your writes.</summary>
public sealed class MutationRunner(IdempotentRequests requests, ProjectionHost projections)
{
    /// <summary>How long a payload's entity waits for the read models before it is answered as they stand.</summary>
    public static readonly TimeSpan ReadYourWritesBound = TimeSpan.FromSeconds(5);

    private static readonly string[] FieldsWithoutReads = ["errors", "position", "__typename"];

    /// <summary>Runs the command of a mutation, and lets the payload's entity see its effect.</summary>
    /// <param name="entityId">The entity concerned, from the command's result.</param>
    public Task<MutationAnswer> Run<TInput>(
        IResolveFieldContext context, TInput input, string? entityId, Func<CommandContext, Task<CommandResult>> command)
        where TInput : IMutationInput =>
        Run(context, input, async commandContext =>
        {
            var result = await command(commandContext);
            return new MutationAnswer(entityId, result.Position, result.Rejections);
        });

    /// <summary>As above for mutations that run several commands or make the entity's id.</summary>
    public async Task<MutationAnswer> Run<TInput>(IResolveFieldContext context, TInput input, Func<CommandContext, Task<MutationAnswer>> execute)
        where TInput : IMutationInput
    {
        var actor = Actor.Of(context);
        var commandContext = new CommandContext(
            actor.Subject, Correlation.Id, ExpectedVersion: (input as IVersionedInput)?.ExpectedVersion);
        var answer = input.IdempotencyKey is { } key
            ? await requests.Run(
                new(CallerOf(actor), key), Canonical(context, input), commandContext, execute, Refused, IsFinal, context.CancellationToken)
            : await execute(commandContext);
        if (answer.Rejections.Count == 0 && (input is IChangesRights || ReadsEntity(context)))
            await projections.WaitFor(answer.Position, ReadYourWritesBound, context.CancellationToken);
        ReadTrace.Current?.Restart();
        return answer;
    }

    /// <summary>Who a key belongs to: one subject may act for several tenants, and two of their customers behind one subject never meet.</summary>
    private static string CallerOf(Actor actor) => actor switch
    {
        { CustomerId: { } customer } => $"customer:{customer}:{actor.Subject}",
        { PartnerId: { } partner } => $"partner:{partner}:{actor.Subject}",
        _ => $"vendor::{actor.Subject}",
    };

    /// <summary>That others were faster for too long is no answer to keep: sent again, the request may succeed.</summary>
    private static bool IsFinal(MutationAnswer answer) => !answer.Rejections.Contains(CommandRules.Contended.Refuse());

    private static MutationAnswer Refused(IReadOnlyList<Rejection> rejections) => new(null, 0, rejections);

    private static bool ReadsEntity(IResolveFieldContext context) =>
        context.SubFields?.Values.Any(field => !FieldsWithoutReads.Contains(field.Field.Name.StringValue)) ?? false;

    private static byte[] Canonical<TInput>(IResolveFieldContext context, TInput input) =>
        [.. Encoding.UTF8.GetBytes(context.FieldDefinition.Name), .. JsonSerializer.SerializeToUtf8Bytes(input, EventJson.Options)];
}
