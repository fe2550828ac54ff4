using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Read.Projections.Contract;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>A clock that tells when somebody begins to wait, so that a test moves it exactly then.</summary>
internal sealed class PausingClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> pauses = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        pauses.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The length of the next pause that somebody has begun, or begins.</summary>
    public async Task<TimeSpan> NextPause() => await pauses.Reader.ReadAsync().AsTask().WaitAsync(ProjectionRun.Patience);

    /// <summary>Waits until somebody has begun a pause of this length; others begin theirs meanwhile.</summary>
    public async Task NextPauseOf(TimeSpan length)
    {
        while (await NextPause() != length)
        {
        }
    }
}
