using System.Threading.Channels;

namespace PartnerGraph.Transport.Host;

/// <summary>What tests observe and steer of running operations.</summary>
public sealed class Flow
{
    private int _increments;

    public int Increments => _increments;

    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What is held goes on with it.</summary>
    public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Channel<int> Numbers { get; } = Channel.CreateUnbounded<int>();

    /// <summary>Whether the good token is no longer valid.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>When the good token ends; null when it does not.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    public int Increment(int by) => Interlocked.Add(ref _increments, by);
}
