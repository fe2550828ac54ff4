using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Indexing;

/// <summary>Writing to one index, which one process may at a time, and what breaks it, in a call or outside of one.</summary>
internal sealed class LuceneWriting : IDisposable
{
    private readonly TaskCompletionSource<Exception> fault = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FSDirectory? directory;
    private IndexWriter? writer;

    public Task<Exception> Fault => fault.Task;

    public bool IsBroken => fault.Task.IsCompleted;

    /// <summary>Whether this process writes.</summary>
    public bool IsOpen => writer is not null;

    /// <summary>What was committed before it was opened; null when nothing was.</summary>
    public CommitData? Before => CommitData.Of(writer!);

    /// <summary>False while another process writes.</summary>
    public bool TryOpen(FSDirectory files)
    {
        try
        {
            directory = files;
            writer = new IndexWriter(files, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                WriteLockTimeout = 0, MergedSegmentWarmer = new WarmSearchers.Merged(), MergeScheduler = new ToldMerges(Tell),
            });
            return true;
        }
        catch (LockObtainFailedException taken) when (taken.InnerException is null)
        {
            return false;
        }
    }

    public void ShowTo(LuceneReaders readers) => readers.See(writer!);

    public void Replace(Term id, Document document) => writer!.UpdateDocument(id, document);

    public void Commit(CommitData data) => data.CommitWith(writer!);

    // Without the gate of whoever writes: it may be waiting for the merge that failed.
    public void Tell(Exception failed) =>
        fault.TrySetResult(new IOException($"What was applied could not be committed to disk: {failed.Message}", failed));

    public void RefuseAfterFault()
    {
        if (IsBroken) throw fault.Task.Result;
    }

    /// <summary>Lets another process write. What is not committed is dropped.</summary>
    public void Stop()
    {
        var closing = writer;
        writer = null;
        try
        {
            // Whatever is to be kept has been committed before.
            closing?.Rollback();
        }
        catch (Exception) when (IsBroken)
        {
            // The disk has failed before, and that has been told. Nobody is left to give the lock back.
            IndexWriter.Unlock(directory);
        }
    }

    public void Dispose() => Stop();
}
