using PartnerGraph.Read.Projections.Runtime.Quarantining;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>Takes up again what was set aside.</summary>
internal sealed partial class ProjectionRunner
{
    /// <summary>
    /// Applies what a stream has missed. A reaction does it in place, since it acts on each event by itself. The rows of a read model may
    /// depend on the order of streams, so it is rebuilt: only the order of the log gives what it would have given without the fault.
    /// </summary>
    /// <returns>Null when the stream is taken up, or was not set aside; else how it still stands.</returns>
    /// <exception cref="InvalidOperationException">Another process has the read model open, or its store does not answer yet.</exception>
    public async Task<QuarantinedStream?> Retry(string stream, CancellationToken cancellation)
    {
        if (Status.Quarantined.All(held => held.Stream != stream)) return null;
        if (IsReaction) await TakeUp(stream, cancellation);
        else await Rebuild(null, cancellation);
        return Status.Quarantined.FirstOrDefault(held => held.Stream == stream);
    }

    private async Task TakeUp(string stream, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        await switching.WaitAsync(either.Token);
        try
        {
            if (!Opening.Pending.IsCompleted || follower is not { } following) throw NotOpen();
            await following.Halt();
            try
            {
                await following.Writer.TakeUp(stream, either.Token);
            }
            finally
            {
                if (!closing.IsCancellationRequested) Follow(following.Writer, static () => Task.CompletedTask);
            }
        }
        finally
        {
            switching.Release();
        }
    }

    private InvalidOperationException NotOpen() => new($"The read model '{Name}' is not open yet: {Status.Error}");
}
