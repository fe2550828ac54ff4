using System.Text.Json;

namespace PartnerGraph.Domain.Kernel.Requests;

/// <param name="InputHash">SHA-256 of the mutation's name and input, in hexadecimal.</param>
[EventType("requests.request-started")]
public sealed record RequestStarted(string Caller, string Key, string InputHash, Guid CommandId) : IDomainEvent;

/// <param name="Answer">What the caller was answered, to be answered again.</param>
[EventType("requests.request-answered")]
public sealed record RequestAnswered(JsonElement Answer) : IDomainEvent;

/// <summary>What is known of an idempotency key of a caller.</summary>
public sealed record Request(string? InputHash, Guid CommandId, JsonElement? Answer)
{
    public static readonly Request Unknown = new(null, default, null);

    public static Request Evolve(Request state, IDomainEvent @event) => @event switch
    {
        RequestStarted e => state with { InputHash = e.InputHash, CommandId = e.CommandId },
        RequestAnswered e => state with { Answer = e.Answer },
        _ => throw new UnknownEventException(state, @event),
    };
}
