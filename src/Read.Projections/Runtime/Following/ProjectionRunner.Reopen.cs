namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>The same generation once more, after a fault that passes has broken it, or the one that has replaced it.</summary>
internal sealed partial class ProjectionRunner
{
    private async Task Reopen(ProjectionFollower broken, CancellationToken cancellation)
    {
        await switching.WaitAsync(cancellation);
        try
        {
            // A rebuild has replaced it meanwhile.
            if (follower != broken) return;
            await cleanup.Abandon(broken.Writer.Generation);
            await Again(broken.Writer.Generation.Name, cancellation);
        }
        finally
        {
            switching.Release();
        }
    }

    /// <summary>Another node has built the read model anew: this one serves and follows the new rows, which are not behind those that it served.</summary>
    private async Task OpenReplacement(ProjectionFollower replaced, CancellationToken cancellation)
    {
        await switching.WaitAsync(cancellation);
        try
        {
            if (follower != replaced) return;
            await cleanup.Abandon(replaced.Writer.Generation);
            await OpenAndServe(await Choose(cancellation), cancellation);
            await cleanup.DeleteOthers(cancellation);
        }
        finally
        {
            switching.Release();
        }
    }

    private async Task Again(string name, CancellationToken cancellation)
    {
        var generation = (await store.Existing(cancellation)).FirstOrDefault(existing => existing.Name == name)
            ?? throw new InvalidOperationException($"{name} is gone.");
        var writer = Writer(generation);
        try
        {
            await writer.Open(ready: true, cancellation);
            // What had been applied but not kept: readers never go back in time.
            while (writer.Position < Status.Position && !await writer.Advance(cancellation))
            {
            }

            await Serve(writer, cancellation);
        }
        catch
        {
            await cleanup.Abandon(generation);
            throw;
        }
    }
}
