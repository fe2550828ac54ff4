using System.Security.Cryptography;
using System.Text.Json;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Requests;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>
/// Does a request once however often and however many times at once it is sent: the key is claimed in a stream of its own, each
/// command's outcome is kept there in the same append as its effect, and the answer at last. A crash anywhere is healed by sending the
/// request again.
/// </summary>
public sealed class IdempotentRequests(CommandRunner runner, TimeProvider clock)
{
    private readonly StreamQueues queues = new();

    /// <typeparam name="TAnswer">Kept as JSON.</typeparam>
    /// <param name="input">What the request asks for; the same key with another input is refused.</param>
    /// <param name="execute">Runs the commands under the context given; all of its effects go through the runner.</param>
    /// <param name="refuse">Makes an answer of a refusal of the key itself.</param>
    /// <param name="isFinal">Whether an answer is kept; one that is not leaves the key open for another try.</param>
    public async Task<TAnswer> Run<TAnswer>(
        RequestKey request, ReadOnlyMemory<byte> input, CommandContext context,
        Func<CommandContext, Task<TAnswer>> execute, Func<IReadOnlyList<Rejection>, TAnswer> refuse, Predicate<TAnswer> isFinal, CancellationToken cancellation = default)
    {
        // Within a process the second waits for the first one's answer; between processes the commands' own outcomes decide.
        await queues.Enter(request.StreamKey, cancellation);
        try
        {
            while (true)
            {
                try
                {
                    return await Try(request, Convert.ToHexStringLower(SHA256.HashData(input.Span)), context, execute, refuse, isFinal, cancellation);
                }
                catch (RequestClaimedException)
                {
                    // Its first command or its answer is stored by now, and with it the id by which this one goes on.
                }
            }
        }
        finally
        {
            queues.Leave(request.StreamKey);
        }
    }

    private async Task<TAnswer> Try<TAnswer>(
        RequestKey request, string inputHash, CommandContext context,
        Func<CommandContext, Task<TAnswer>> execute, Func<IReadOnlyList<Rejection>, TAnswer> refuse, Predicate<TAnswer> isFinal, CancellationToken cancellation)
    {
        var (state, _, _) = await runner.Load(RequestDecider.Definition, request.StreamKey, cancellation);
        var claim = new StartRequest(request.Caller, request.Key, inputHash, Guid.CreateVersion7(clock.GetUtcNow()));
        var claimed = RequestDecider.Definition.Decide(claim, state);
        if (!claimed.IsAccepted) return refuse(claimed.Rejections);
        if (state.Answer is { } kept) return kept.Deserialize<TAnswer>(EventJson.Options)!;

        var isNew = state.InputHash is null;
        var remembered = context with
        {
            CommandId = isNew ? claim.CommandId : state.CommandId,
            Request = request,
            Claim = isNew ? claim : null,
        };
        var answer = await execute(remembered);
        return isFinal(answer) ? await Keep(remembered, answer) : answer;
    }

    private async Task<TAnswer> Keep<TAnswer>(CommandContext remembered, TAnswer answer)
    {
        var request = remembered.Request!;
        var keep = new AnswerRequest(request.Caller, request.Key, JsonSerializer.SerializeToElement(answer, EventJson.Options));
        var kept = await runner.Decide(remembered.Unremembered(), async unit =>
        {
            await RequestMemory.Claim(unit, remembered);
            return await unit.Decide(RequestDecider.Definition, keep);
        }, CancellationToken.None);
        if (kept.Events.Count > 0) return answer;
        // Another process answered first.
        var (state, _, _) = await runner.Load(RequestDecider.Definition, request.StreamKey);
        return state.Answer!.Value.Deserialize<TAnswer>(EventJson.Options)!;
    }
}
