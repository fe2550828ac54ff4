using System.Collections.Immutable;
using System.Text.Json;

namespace PartnerGraph.Write.Domain.Kernel.Requests;

/// <param name="InputHash">SHA-256 of the mutation's name and input, in hexadecimal.</param>
[EventType("requests.request-started")]
public sealed record RequestStarted(string Caller, string Key, string InputHash, Guid CommandId) : IDomainEvent;

/// <summary>A command of the request has had its effect; stored in the same append as the effect.</summary>
/// <param name="Step">Tells the commands of one request apart; empty for the only or the main one.</param>
/// <param name="Version">The version of the command's aggregate that clients see.</param>
/// <param name="Value">What the decision made besides, such as the id of a new entity.</param>
/// <param name="Rejections">Why it was refused, for an effect that a refusal has, such as a wrong code that was tried.</param>
[EventType("requests.step-done")]
public sealed record RequestStepDone(string Step, long Version, JsonElement? Value, ImmutableArray<Rejection> Rejections) : IDomainEvent;

/// <param name="Answer">What the caller was answered, to be answered again.</param>
[EventType("requests.request-answered")]
public sealed record RequestAnswered(JsonElement Answer) : IDomainEvent;

/// <summary>Whose idempotency key it is.</summary>
/// <param name="Caller">Tenant and subject; keys of different callers never meet.</param>
public sealed record RequestKey(string Caller, string Key)
{
    /// <summary>The length keeps the keys of callers apart whose subjects or keys hold colons.</summary>
    public string StreamKey => $"{Caller.Length}:{Caller}:{Key}";
}

/// <summary>What is known of an idempotency key of a caller.</summary>
public sealed record Request(string? InputHash, Guid CommandId, JsonElement? Answer)
{
    public static readonly Request Unknown = new(null, default, null);

    /// <summary>The commands that had their effect, by their names.</summary>
    public ImmutableDictionary<string, RequestStepDone> Steps { get; init; } = ImmutableDictionary<string, RequestStepDone>.Empty;

    public static Request Evolve(Request state, IDomainEvent @event) => @event switch
    {
        RequestStarted e => state with { InputHash = e.InputHash, CommandId = e.CommandId },
        RequestStepDone e => state with { Steps = state.Steps.SetItem(e.Step, e) },
        RequestAnswered e => state with { Answer = e.Answer },
        _ => throw new UnknownEventException(state, @event),
    };
}
