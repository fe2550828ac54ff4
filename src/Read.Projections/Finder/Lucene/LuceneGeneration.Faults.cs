using Lucene.Net.Index;

namespace PartnerGraph.Projections.Finder.Lucene;

/// <summary>What breaks outside of a call, and how writing ends.</summary>
internal sealed partial class LuceneGeneration
{
    // The runtime watches for it. Nothing is lost, the log has what the disk has not; and another process may try its luck.
    private void Fail(Exception failed)
    {
        Tell(failed);
        lock (gate) StopWriting();
    }

    // Without the gate: whoever holds it may be waiting for the merge that failed.
    private void Tell(Exception failed) =>
        fault.TrySetResult(new IOException($"What was applied could not be committed to disk: {failed.Message}", failed));

    private void StopWriting()
    {
        timer?.Dispose();
        (timer, var closing) = (null, writer);
        writer = null;
        try
        {
            // Whatever is to be kept has been committed before.
            closing?.Rollback();
        }
        catch (Exception) when (fault.Task.IsCompleted)
        {
            // The disk has failed before, and that has been told. Nobody is left to give the lock back.
            IndexWriter.Unlock(directory);
        }
    }

    private void RefuseAfterFault()
    {
        if (fault.Task.IsCompleted) throw fault.Task.Result;
    }
}
