using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Runtime.Quarantining;
using Directory = System.IO.Directory;
using Lock = System.Threading.Lock;

namespace PartnerGraph.Projections.Finder.Lucene;

/// <summary>
/// One index in a folder. What is applied can be searched at once; it is committed to disk a little later, and the position is part of the
/// same commit, so that after a crash the index and its position agree and the rest is applied again from the log.
/// </summary>
internal sealed partial class LuceneGeneration(string folder, TimeProvider clock) : IReadModelGeneration
{
    // A commit syncs several files: seldom enough not to slow publishing, often enough that a restart has little to do again.
    private const int EntriesInCommit = 20_000;

    private const int LooksForFirstCommit = 100;

    private static readonly TimeSpan CommitAfter = TimeSpan.FromSeconds(1), LockPoll = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private FSDirectory? directory;
    private IndexWriter? writer;
    private volatile SearcherManager? searchers;
    private ITimer? timer;
    private long position;
    private bool isReady;
    private IReadOnlyList<QuarantinedStream> quarantined = [];
    private int uncommitted;
    private readonly TaskCompletionSource<Exception> fault = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => folder;

    public LogMark? Mark { get; set; }

    public Task<Exception> Fault => fault.Task;

    public Task<bool> IsReady(CancellationToken cancellation)
    {
        try
        {
            using var files = FSDirectory.Open(folder);
            return Task.FromResult(DirectoryReader.IndexExists(files) && CommitData.Of(files).IsReady);
        }
        catch (Exception unusable) when (unusable.GetType() != typeof(IOException) && unusable is not UnauthorizedAccessException)
        {
            // Damaged files make the library fail in any way. But a disk that cannot be read just now is no reason to build everything anew.
            return Task.FromResult(false);
        }
    }

    public async Task<long> Open(bool ready, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        for (var look = 1; ; look++)
        {
            lock (gate)
            {
                // Not mapped into memory: the slowest searches are several times slower with mapped files (docs/benchmarks.md).
                directory ??= new NIOFSDirectory(folder);
                if (TryWrite(ready)) return position;
                // The process that writes may not have come to its first commit yet.
                if (DirectoryReader.IndexExists(directory) || look == LooksForFirstCommit)
                {
                    (position, isReady, Mark, quarantined) = CommitData.Of(directory);
                    searchers = new SearcherManager(directory, new WarmSearchers());
                    return position;
                }
            }

            await Task.Delay(LockPoll, clock, cancellation);
        }
    }

    public Task MarkReady(CancellationToken cancellation)
    {
        lock (gate)
        {
            RefuseAfterFault();
            isReady = true;
            CommitNow();
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation)
    {
        lock (gate) return Task.FromResult(quarantined);
    }

    public async Task<long> Commit(
        IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation)
    {
        while (true)
        {
            lock (gate)
            {
                RefuseAfterFault();
                if (writer is null && !TryWrite(isReady))
                {
                    // Another process keeps the index: what it has committed is what this one serves.
                    (this.position, isReady, Mark, quarantined) = CommitData.Of(directory!);
                    searchers!.MaybeRefreshBlocking();
                }

                if (this.position != after) return this.position;
                if (writer is not null) return Apply(batch, quarantine, position);
            }

            await Task.Delay(LockPoll, clock, cancellation);
        }
    }

    public T Read<T>(Func<IndexSearcher, T> read)
    {
        while (true)
        {
            var manager = searchers!;
            IndexSearcher searcher;
            try
            {
                searcher = manager.Acquire();
            }
            catch (ObjectDisposedException) when (manager != searchers)
            {
                // This process has become the writer meanwhile.
                continue;
            }

            try
            {
                return read(searcher);
            }
            finally
            {
                manager.Release(searcher);
            }
        }
    }

    /// <summary>Once nobody reads it any more.</summary>
    public void CloseReaders()
    {
        searchers?.Dispose();
        directory?.Dispose();
    }

    public Task Delete()
    {
        CloseReaders();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Commits what is applied and lets another process write; readers go on.</summary>
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            try
            {
                if (writer is not null && !fault.Task.IsCompleted) CommitNow();
            }
            finally
            {
                StopWriting();
            }

            // Whoever closes it in order is told of a disk that failed meanwhile.
            RefuseAfterFault();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Lets go of it without committing: it is deleted next, or could not be written to.</summary>
    public ValueTask Abandon()
    {
        lock (gate) StopWriting();
        return ValueTask.CompletedTask;
    }

    private long Apply(IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long to)
    {
        var known = Read(searcher => LuceneDocuments.Read(searcher, FinderEvents.PartnersOf(batch)));
        List<(Term Id, Document Document)> changed =
            [.. FinderEvents.Fold(known, batch).Select(entry => (LuceneDocuments.IdOf(entry.PartnerId), LuceneDocuments.Of(entry)))];
        try
        {
            foreach (var (id, document) in changed) writer!.UpdateDocument(id, document);
            if (changed.Count > 0) searchers!.MaybeRefreshBlocking();
            position = to;
            if (!quarantine.IsNothing) quarantined = [.. quarantine.All];
            uncommitted += Math.Max(1, changed.Count);
            if (uncommitted >= EntriesInCommit) CommitNow();
            else timer ??= clock.CreateTimer(_ => CommitLater(), null, CommitAfter, Timeout.InfiniteTimeSpan);
            return position;
        }
        catch (Exception failed) when (failed is not ArgumentException)
        {
            // What a failed flush dropped must never be committed: the entries would be gone, and their deletion would stay.
            Fail(failed);
            throw fault.Task.Result;
        }
    }

    private void CommitLater()
    {
        lock (gate)
        {
            if (writer is null || fault.Task.IsCompleted) return;
            try
            {
                CommitNow();
            }
            catch (Exception failed)
            {
                // Nobody waits for a timer.
                Fail(failed);
            }
        }
    }

    private void CommitNow()
    {
        timer?.Dispose();
        timer = null;
        new CommitData(position, isReady, Mark, quarantined).CommitWith(writer!);
        uncommitted = 0;
    }

    /// <summary>False while another process writes. Readers of earlier searchers keep theirs; new ones see what this process applies.</summary>
    private bool TryWrite(bool ready)
    {
        try
        {
            writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                WriteLockTimeout = 0, MergedSegmentWarmer = new WarmSearchers.Merged(), MergeScheduler = new ToldMerges(Tell),
            });
        }
        catch (LockObtainFailedException taken) when (taken.InnerException is null)
        {
            return false;
        }

        try
        {
            if (CommitData.Of(writer) is { } committed) (position, isReady, Mark, quarantined) = committed;
            else
            {
                isReady = ready;
                CommitNow();
            }

            var followed = searchers;
            searchers = new SearcherManager(writer, applyAllDeletes: true, new WarmSearchers());
            followed?.Dispose();
            return true;
        }
        catch
        {
            // Not with a lock that nobody gives back.
            StopWriting();
            throw;
        }
    }
}
