using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>The next generation: filled beside the one that serves, and switched to in one step. Whatever fails, somebody follows.</summary>
internal sealed partial class ProjectionRunner
{
    /// <summary>Builds the rows anew from the first event beside those that serve, and switches when they have caught up.</summary>
    /// <exception cref="InvalidOperationException">
    /// Another process has the read model open, its store does not answer yet, or the new rows would lack a stream that the present ones include.
    /// </exception>
    public async Task Rebuild(IProgress<RebuildProgress>? report, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        await switching.WaitAsync(either.Token);
        try
        {
            if (!Opening.Pending.IsCompleted) throw NotOpen();
            if (!store.Lock.TryExclude())
                throw new InvalidOperationException($"Another process has the read model '{Name}' open: ask it to rebuild, or stop it first.");
            rebuilding = true;
            progress.Change(status => status.State == ProjectionState.Failed ? status : status with { State = ProjectionState.Rebuilding });
            try
            {
                await BuildBeside(report, either.Token);
            }
            finally
            {
                EndRebuild();
            }
        }
        finally
        {
            switching.Release();
        }
    }

    private async Task BuildBeside(IProgress<RebuildProgress>? report, CancellationToken cancellation)
    {
        var beside = Writer(await store.Next(cancellation));
        var replaced = follower;
        var mayServe = false;
        try
        {
            await Fill(beside, replaced, report, cancellation);
            mayServe = true;
            await store.Use(beside.Generation, CancellationToken.None);
        }
        catch
        {
            // First of all somebody follows again. A switch that failed may have happened all the same: what may serve is then not deleted.
            if (await Resume(replaced) || !mayServe) await cleanup.Discard(beside.Generation);
            else await cleanup.Abandon(beside.Generation);
            throw;
        }

        Follow(beside, static () => Task.CompletedTask);
        if (replaced is not null) await cleanup.Abandon(replaced.Writer.Generation);
        await cleanup.DeleteOthers(closing.Token);
    }

    private async Task Fill(ProjectionWriter beside, ProjectionFollower? replaced, IProgress<RebuildProgress>? report, CancellationToken cancellation)
    {
        await beside.Open(ready: false, cancellation);
        var head = await events.Head(cancellation);
        do report?.Report(new(beside.Position, head));
        while (!await beside.Advance(cancellation));
        // The old rows stand still for the last steps, so that the new ones are never behind what readers have seen.
        if (replaced is not null) await replaced.Halt();
        while (!await beside.Advance(cancellation)) report?.Report(new(beside.Position, head));
        if (replaced is not null) RefuseToLose(replaced.Writer, beside);
        // Tokens linked to this one may learn of it later.
        closing.Token.ThrowIfCancellationRequested();
        await beside.Generation.MarkReady(cancellation);
        report?.Report(new(beside.Position, head));
    }

    /// <summary>A rebuild never serves less: what the present rows include must be in the new ones.</summary>
    private void RefuseToLose(ProjectionWriter present, ProjectionWriter next)
    {
        var kept = present.Quarantined.Select(stream => stream.Stream).ToHashSet();
        if (next.Quarantined.FirstOrDefault(stream => stream.Position <= present.Position && !kept.Contains(stream.Stream)) is { } lost)
            throw new InvalidOperationException(
                $"The rebuild of '{Name}' is given up: the present rows include the stream {lost.Stream}, and the new ones could not apply its "
                + $"{lost.Type} at position {lost.Position}: {lost.Reason}");
    }

    /// <summary>Whether the one that a rebuild would have replaced is known to serve.</summary>
    private async Task<bool> Resume(ProjectionFollower? replaced)
    {
        if (replaced is not { IsHalted: true }) return replaced is not null;
        return !closing.IsCancellationRequested && await Opening.Try(cancellation => Serve(replaced.Writer, cancellation), CancellationToken.None);
    }

    private void EndRebuild()
    {
        rebuilding = false;
        progress.Change(status => status.State == ProjectionState.Rebuilding ? status with { State = ProjectionState.CatchingUp } : status);
        // The one that follows says by itself how it stands.
        progress.Demand();
        if (!closing.IsCancellationRequested) store.Lock.Share();
    }
}
