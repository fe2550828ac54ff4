using System.Collections.Concurrent;
using PartnerGraph.Read.Projections.Finder.Lucene.Indexing;
using PartnerGraph.Read.Projections.Finder.Lucene.Searching;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;

namespace PartnerGraph.Read.Projections.Finder.Lucene;

/// <summary>Partner Finder on disk: a folder for each generation, searched within the process.</summary>
public sealed class LuceneFinderStore : IReadModelStore, IFinderIndex, IDisposable
{
    // The layout of documents; raise it together with a change of LuceneDocuments.
    private const int Layout = 1;

    private readonly ConcurrentDictionary<string, LuceneGeneration> opened = [];
    private readonly ReadModelFiles files;
    private readonly TimeProvider clock;

    public LuceneFinderStore(ProjectionOptions settings, TimeProvider clock)
    {
        this.clock = clock;
        files = new(Path.Combine(settings.DataDirectory, "read"), FinderEvents.ReadModelName, $"lucene{FinderEvents.Version}x{Layout}", ".index", Remove);
    }

    public string Name => FinderEvents.ReadModelName;

    public bool IsReaction => false;

    public IReadOnlyCollection<Type> Events => FinderEvents.Followed;

    public string Fingerprint => files.Fingerprint;

    public IReadModelLock Lock => files.Lock;

    public Task<IReadOnlyList<IReadModelGeneration>> Existing(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<IReadModelGeneration>>([.. files.Existing().Select(Generation)]);

    public Task<IReadModelGeneration> Next(CancellationToken cancellation) => Task.FromResult<IReadModelGeneration>(Generation(files.Next()));

    public Task Use(IReadModelGeneration generation, CancellationToken cancellation)
    {
        var before = opened.GetValueOrDefault(generation.Name);
        opened[generation.Name] = (LuceneGeneration)generation;
        files.Use(generation.Name);
        // Opened again, because its disk was full: who reads the one before has its files, and new readers come here.
        if (before is not null && before != generation) before.CloseReaders();
        return Task.CompletedTask;
    }

    public Task<bool> HasOthers(CancellationToken cancellation) => Task.FromResult(files.Others().Any());

    public Task DeleteOthers(CancellationToken cancellation)
    {
        files.DeleteOthers();
        return Task.CompletedTask;
    }

    /// <remarks>A disk that is full or read-only; files that are missing or damaged do not come back by themselves.</remarks>
    public bool IsPassing(Exception fault)
    {
        while (fault.InnerException is { } cause) fault = cause;
        return fault.GetType() == typeof(IOException) || fault is UnauthorizedAccessException;
    }

    public object? Stamp() => Read(LuceneReaders.StampOf);

    public Task<FinderFound> Search(FinderSearch search, CancellationToken cancellation = default) =>
        Task.FromResult(Read(searcher => LuceneSearch.Run(searcher, search, cancellation)));

    public Task<IReadOnlyDictionary<string, FinderEntry>> Get(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation = default) =>
        Task.FromResult(Read(searcher => LuceneDocuments.Read(searcher, partnerIds)));

    public Task<IReadOnlyDictionary<string, string>> Corrections(IReadOnlyCollection<string> words, CancellationToken cancellation = default) =>
        Task.FromResult(Read(searcher => LuceneCorrections.Of(searcher, words)));

    /// <summary>Closes the readers; writers are closed by whoever opened the generations.</summary>
    public void Dispose()
    {
        foreach (var generation in opened.Values) generation.CloseReaders();
        opened.Clear();
    }

    private T Read<T>(Func<global::Lucene.Net.Search.IndexSearcher, T> read)
    {
        var (name, lease) = files.Rent();
        using (lease)
        {
            while (true)
            {
                var generation = opened[name];
                try
                {
                    return generation.Read(read);
                }
                catch (ObjectDisposedException) when (opened[name] != generation)
                {
                }
            }
        }
    }

    private LuceneGeneration Generation(string folder) => new(folder, clock);

    private void Remove(string folder)
    {
        if (opened.TryRemove(folder, out var generation)) generation.CloseReaders();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
