using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Execution;

namespace PartnerGraph.Api.Transport.Sockets;

/// <summary>
/// Makes an event source wait for its client. The library pushes what a subscription yields without asking, so a replay of many
/// events would fill the client's queue at once; a paced source runs at most a window of events ahead of what was written.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Holds no handle, and a message written late still reports here.")]
public sealed class SubscriptionPace(int window)
{
    internal const string Key = "partnergraph.subscription-pace";
    private readonly SemaphoreSlim _room = new(window);

    private volatile bool _followed;
    private int _underWay;

    /// <summary>Whether everything that was handed on has been written to the client.</summary>
    internal bool IsSettled => Volatile.Read(ref _underWay) == 0;

    internal void Sent()
    {
        if (!_followed) return;
        Interlocked.Decrement(ref _underWay);
        _room.Release();
    }

    internal async IAsyncEnumerable<T> Follow<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _followed = true;
        await foreach (var item in source.WithCancellation(cancellation))
        {
            Interlocked.Increment(ref _underWay);
            await _room.WaitAsync(cancellation);
            yield return item;
        }
    }
}

/// <summary>For subscription resolvers.</summary>
public static class Pacing
{
    /// <summary>The same events, no faster than the client of this subscription reads them.</summary>
    public static IAsyncEnumerable<T> PacedBy<T>(this IAsyncEnumerable<T> source, IProvideUserContext context) =>
        context.UserContext.TryGetValue(SubscriptionPace.Key, out var pace) && pace is SubscriptionPace followed
            ? followed.Follow(source, CancellationToken.None)
            : source;
}
