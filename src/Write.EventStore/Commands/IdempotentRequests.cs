using System.Security.Cryptography;
using System.Text.Json;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Kernel.Requests;
using PartnerGraph.EventStore.Types;

namespace PartnerGraph.EventStore.Commands;

/// <summary>
/// Does a request once however often it is sent: the key is claimed in a stream of its own, the command's event ids
/// follow from the claim, and the answer is kept beside it. A crash in between is healed by sending the request again.
/// </summary>
public sealed class IdempotentRequests(CommandRunner runner, TimeProvider clock)
{
    /// <typeparam name="TAnswer">Kept as JSON.</typeparam>
    /// <param name="caller">Keys of different callers never meet.</param>
    /// <param name="input">What the request asks for; the same key with another input is refused.</param>
    /// <param name="execute">Runs the commands under the context given, whose command id makes repeating them harmless.</param>
    /// <param name="refuse">Makes an answer of a refusal of the key itself.</param>
    public async Task<TAnswer> Run<TAnswer>(
        string caller, string key, ReadOnlyMemory<byte> input, CommandContext context,
        Func<CommandContext, Task<TAnswer>> execute, Func<IReadOnlyList<Rejection>, TAnswer> refuse, CancellationToken cancellation = default)
    {
        var start = new StartRequest(caller, key, Convert.ToHexStringLower(SHA256.HashData(input.Span)), Guid.CreateVersion7(clock.GetUtcNow()));
        var started = await runner.Run(RequestDecider.Definition, start, context with { ExpectedVersion = null, CommandId = null }, cancellation);
        if (!started.IsAccepted) return refuse(started.Rejections);

        var request = (await runner.Load(RequestDecider.Definition, RequestDecider.Definition.KeyOf(start), cancellation)).State;
        if (request.Answer is { } kept) return kept.Deserialize<TAnswer>(EventJson.Options)!;

        var answer = await execute(context with { CommandId = request.CommandId });
        await runner.Run(
            RequestDecider.Definition, new AnswerRequest(caller, key, JsonSerializer.SerializeToElement(answer, EventJson.Options)),
            context with { ExpectedVersion = null, CommandId = null }, CancellationToken.None);
        return answer;
    }
}
