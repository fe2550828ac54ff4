using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Api.GraphQL.Transport.Channels;
using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Api.Transport.Tests;

public sealed class KeepAliveTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(16);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Each_is_visited_once_in_an_interval_until_it_leaves()
    {
        Dictionary<object, int> visits = [];
        using var rounds = new Rounds<object>(Interval, time, visited => visits[visited] = visits.GetValueOrDefault(visited) + 1);
        var (first, second) = (new object(), new object());
        using var staying = rounds.Add(first);
        time.Advance(Interval / 2);
        var leaving = rounds.Add(second);
        time.Advance(Interval / 2 - TimeSpan.FromSeconds(1));
        Assert.Empty(visits);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, Assert.Single(visits).Value);
        time.Advance(Interval);
        Assert.Equal([2, 1], [visits[first], visits[second]]);
        leaving.Dispose();
        time.Advance(Interval);
        Assert.Equal([3, 1], [visits[first], visits[second]]);
    }

    [Fact]
    public async Task A_peer_that_does_not_answer_a_ping_is_cut_off()
    {
        var cut = 0;
        using var wire = new Wire();
        using var kept = new KeptAliveStream(wire, () => cut++);
        await kept.ReadExactlyAsync(new byte[1]);
        kept.Visit();
        await kept.ReadExactlyAsync(new byte[1]);
        kept.Visit();
        Assert.Equal(0, cut);
        Assert.Equal([0x89, 0x00, 0x89, 0x00], wire.Written);
        kept.Visit();
        Assert.Equal(1, cut);
    }

    [Fact]
    public async Task A_ping_comes_between_frames_and_never_within_one()
    {
        using var wire = new Wire { Slow = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        using var kept = new KeptAliveStream(wire, () => { });
        var frame = kept.WriteAsync(new byte[] { 1, 2 });
        kept.Visit();
        var next = kept.WriteAsync(new byte[] { 3 });
        Assert.Equal([1, 2], wire.Written);
        wire.Slow.SetResult();
        await frame;
        await next;
        Assert.Equal([1, 2, 3], wire.Written);
    }

    [Fact]
    public async Task A_ping_to_a_peer_that_has_left_harms_nobody()
    {
        using var wire = new Wire { Left = true };
        using var kept = new KeptAliveStream(wire, () => { });
        kept.Visit();
        Assert.Empty(wire.Written);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => kept.WriteAsync(new byte[] { 1 }).AsTask());
    }

    /// <summary>Gives a byte to whoever reads, and keeps what is written.</summary>
    private sealed class Wire : MemoryStream
    {
        public List<byte> Written { get; } = [];

        public TaskCompletionSource? Slow { get; init; }

        public bool Left { get; init; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(1);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            ObjectDisposedException.ThrowIf(Left, this);
            Written.AddRange(buffer.Span);
            return Slow is { } slow ? new(slow.Task) : default;
        }
    }
}
