using System.Text.Json;
using PartnerGraph.Write.Domain.Kernel.Requests;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>
/// What the steps of a request with an idempotency key did, kept in the same append as their effect: whoever carries the request
/// out again, after a crash or at the same time, finds the first outcome and changes nothing.
/// </summary>
internal static class RequestMemory
{
    /// <summary>The first outcome of this step; null when there is none yet, or no key.</summary>
    /// <exception cref="RequestClaimedException">The same request began elsewhere.</exception>
    public static async Task<CommandResult<TValue>?> Recall<TValue>(IAggregates aggregates, CommandContext context)
    {
        if (context.Request is not { } request) return null;
        var (state, _, position) = await aggregates.Load(RequestDecider.Definition, request.StreamKey);
        ThrowIfElsewhere(state, context);
        return state.Steps.TryGetValue(context.StepName, out var step)
            ? new(new(position, step.Version, [], step.Rejections), step.Value is { } value ? value.Deserialize<TValue>(EventJson.Options)! : default!)
            : null;
    }

    /// <summary>Adds the outcome to what the unit appends, as its last event, and before it the claim of the key.</summary>
    public static async Task Keep<TValue>(DecisionUnit unit, CommandContext context, CommandResult<TValue> outcome)
    {
        if (context.Request is not { } request) return;
        await Claim(unit, context);
        var value = outcome.Value is null ? (JsonElement?)null : JsonSerializer.SerializeToElement(outcome.Value, EventJson.Options);
        await unit.Record(RequestDecider.Definition,
            new KeepStep(request.Caller, request.Key, context.StepName, outcome.Result.Version, value, [.. outcome.Result.Rejections]));
    }

    /// <summary>Adds the claim of the key where it is not stored yet.</summary>
    /// <exception cref="RequestClaimedException">The same request began elsewhere.</exception>
    public static async Task Claim(DecisionUnit unit, CommandContext context)
    {
        if (context.Claim is not { } claim) return;
        ThrowIfElsewhere((await unit.Load(RequestDecider.Definition, context.Request!.StreamKey)).State, context);
        await unit.Record(RequestDecider.Definition, claim);
    }

    private static void ThrowIfElsewhere(Request state, CommandContext context)
    {
        if (context.Claim is { } claim && state.InputHash is not null && state.CommandId != claim.CommandId) throw new RequestClaimedException();
    }
}

/// <summary>The same request was begun elsewhere before this one had done anything: it is to be carried out as that one.</summary>
internal sealed class RequestClaimedException() : Exception("The request began elsewhere.");
