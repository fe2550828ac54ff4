using System.Runtime.CompilerServices;
using GraphQL;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using PartnerGraph.Api.GraphQL.Transport.Channels;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Transport.Host;

public sealed record Item(int Number)
{
    public string Label => $"item {Number}";

    public Item Self => this;

    public IEnumerable<Item> Items(int? first) => Enumerable.Range(1, first ?? 1).Select(n => new Item(n));
}

public sealed record Numbers([property: Name("numbers")] IEnumerable<int> Values);

public sealed class Query
{
    public static async Task<string> Held([FromServices] Flow flow)
    {
        flow.Waiting.TrySetResult();
        await flow.Go.Task;
        return "released";
    }

    public static string Hello(string name = "world") => $"Hello, {name}!";

    public static Item Item(int number) => new(number);

    public static IEnumerable<Item> Items(int? first) => Enumerable.Range(1, first ?? 1).Select(n => new Item(n));

    [Cost(5, Each = 3, Of = "numbers")]
    public static int Sum(IEnumerable<int> numbers) => numbers.Sum();

    [Cost(5, Each = 3, Of = "input.numbers")]
    public static int SumOf(Numbers input) => input.Values.Sum();

    public static string? Boom() => throw new InvalidOperationException("connection string with a password");

    [Secret]
    public static string? Secret(IResolveFieldContext context) =>
        context.UserContext.TryGetValue("user", out var user) ? (string?)user : throw new ExecutionError("Sign in first.") { Code = ErrorCodes.Unauthenticated };

    public static async Task<string> Endless(IResolveFieldContext context, [FromServices] Flow flow)
    {
        flow.Waiting.TrySetResult();
        try
        {
            await new TaskCompletionSource().Task.WaitAsync(context.CancellationToken);
        }
        finally
        {
            flow.Stopped.TrySetResult();
        }

        return "never";
    }
}

public sealed class Mutation
{
    public static int Increment(int by, [FromServices] Flow flow) => flow.Increment(by);
}

public sealed class Subscription
{
    /// <summary>Counts down to 1 and ends.</summary>
    public static async IAsyncEnumerable<int> Countdown(int from)
    {
        await Task.Yield();
        for (var number = from; number > 0; number--) yield return number;
    }

    /// <summary>What the test writes, until the client leaves.</summary>
    public static async IAsyncEnumerable<int> Numbers([FromServices] Flow flow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        flow.Waiting.TrySetResult();
        try
        {
            await foreach (var number in flow.Numbers.Reader.ReadAllAsync(cancellation)) yield return number;
        }
        finally
        {
            flow.Stopped.TrySetResult();
        }
    }

    /// <summary>Large events without end, as fast as they go or at the client's pace.</summary>
    public static IAsyncEnumerable<string> Flood(bool paced, [FromServices] Flow flow, IResolveFieldContext context)
    {
        var flood = Events(flow, CancellationToken.None);
        return paced ? flood.PacedBy(context) : flood;
    }

    private static async IAsyncEnumerable<string> Events(Flow flow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var large = new string('x', 64 * 1024);
        flow.Waiting.TrySetResult();
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                await Task.Yield();
                yield return large;
            }
        }
        finally
        {
            flow.Stopped.TrySetResult();
        }
    }
}
