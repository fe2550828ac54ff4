using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Processes.Sandbox;

namespace PartnerGraph.Api.GraphQL.Deadlines;

public sealed record AdvanceClockInput(
    [property: Description("The instant to move to: not before the clock's, and at most ten years ahead of the machine's time.")] DateTimeOffset To,
    [property: Description("Repeating a request with the same key and input answers the first answer again and changes nothing.")] string? IdempotencyKey) : IMutationInput;

public sealed class AdvanceClockPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The clock after the move.")]
    public ClockView Clock(DeadlineQueries queries) => queries.Clock();
}

public sealed class ClockMutations(MutationRunner mutations, ClockAdvance advance)
{
    [Cost(5_000), Description("Moves the clock of a sandbox forward (CONV-9). Every deadline on the way happens at its own instant, in order, before this "
        + "answers. Refused with NOT_A_SANDBOX elsewhere. When it ends with TIMEOUT the clock stands at the deadline that it came to: send it again.")]
    public async Task<AdvanceClockPayload> AdvanceClock(IResolveFieldContext context, AdvanceClockInput input) =>
        new(await mutations.Run(context, input, null, with => advance.To(input.To.ToUniversalTime(), with, context.CancellationToken)));
}
