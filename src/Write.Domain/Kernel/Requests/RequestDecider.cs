using System.Collections.Immutable;
using System.Text.Json;

namespace PartnerGraph.Write.Domain.Kernel.Requests;

public abstract record RequestCommand([property: Text(TextKind.Caller)] string Caller, [property: Text(TextKind.Ruled)] string Key);

/// <summary>Claims the key for this input before anything else happens.</summary>
public sealed record StartRequest(string Caller, string Key, string InputHash, Guid CommandId) : RequestCommand(Caller, Key);

/// <summary>Keeps what a command of the request did; the first time counts.</summary>
public sealed record KeepStep(
    string Caller, string Key, string Step, long Version, JsonElement? Value, ImmutableArray<Rejection> Rejections) : RequestCommand(Caller, Key);

/// <summary>Keeps the answer for whoever asks again.</summary>
public sealed record AnswerRequest(string Caller, string Key, JsonElement Answer) : RequestCommand(Caller, Key);

/// <summary>Idempotency keys (CONV-10): one stream a caller and key, so that two nodes cannot both accept it.</summary>
public static class RequestDecider
{
    public static readonly Rule KeyReused = new("CONV-10", "IDEMPOTENCY_KEY_REUSED",
        "The idempotency key was used before with another input.",
        "Use a new key for a new request, and the same input when repeating one.");

    public static readonly Rule KeyInvalid = new("CONV-10", "IDEMPOTENCY_KEY_INVALID",
        "An idempotency key has 1 to 200 printable characters.", "Use a UUID.");

    public static readonly Decider<RequestCommand, Request> Definition =
        new("request", command => new RequestKey(command.Caller, command.Key).StreamKey, Request.Unknown, Decide, Request.Evolve);

    public static Decision Decide(RequestCommand command, Request state) => command switch
    {
        StartRequest { Key.Length: 0 or > 200 } => Decision.Reject(KeyInvalid.Refuse("idempotencyKey")),
        StartRequest start when start.Key.Any(char.IsControl) => Decision.Reject(KeyInvalid.Refuse("idempotencyKey")),
        StartRequest start when state.InputHash is null =>
            Decision.Accept(new RequestStarted(start.Caller, start.Key, start.InputHash, start.CommandId)),
        StartRequest start => start.InputHash == state.InputHash ? Decision.Nothing : Decision.Reject(KeyReused.Refuse("idempotencyKey")),
        KeepStep step => state.Steps.ContainsKey(step.Step)
            ? Decision.Nothing
            : Decision.Accept(new RequestStepDone(step.Step, step.Version, step.Value, step.Rejections)),
        AnswerRequest answer => state.Answer is null ? Decision.Accept(new RequestAnswered(answer.Answer)) : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };
}
