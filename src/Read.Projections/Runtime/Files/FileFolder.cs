using System.Security.Cryptography;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Runtime.Files;

/// <summary>Files in a folder of this node. One has its name only when it is on the disk.</summary>
internal sealed class FileFolder(string folder) : IFileStore
{
    private const string Draft = ".draft", Whole = ".export";

    public bool IsShared => false;

    public async Task<(string Sha256, long Bytes, T Told)> Write<T>(string id, Func<Stream, Task<T>> write, CancellationToken cancellation)
    {
        IFileStore.Checked(id);
        PrivateFiles.CreateDirectory(folder);
        var draft = Path.Combine(folder, $"{id}.{Guid.NewGuid():N}{Draft}");
        try
        {
            T told;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long bytes;
            await using (var file = PrivateFiles.Open(draft))
            {
                await using (var counted = new HashedStream(file, hash))
                {
                    told = await write(counted);
                    await counted.FlushAsync(cancellation);
                }

                file.Flush(flushToDisk: true);
                bytes = file.Length;
            }

            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            File.Move(draft, PathOf(id, sha256), overwrite: true);
            // A new name is on the disk when its folder is.
            PrivateFiles.FlushDirectory(folder);
            return (sha256, bytes, told);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public Task<Stream?> Open(string id, string sha256, CancellationToken cancellation)
    {
        var path = PathOf(id, sha256);
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                path, new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task Delete(string id, string sha256, CancellationToken cancellation)
    {
        var path = PathOf(id, sha256);
        if (File.Exists(path)) File.Delete(path);
        return Task.CompletedTask;
    }

    public async Task Delete(string id, CancellationToken cancellation)
    {
        foreach (var (_, sha256) in (await All(cancellation)).Where(file => file.Id == id)) await Delete(id, sha256, cancellation);
    }

    public Task<IReadOnlyList<(string Id, string Sha256)>> All(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<(string, string)>>(!Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, $"*{Whole}").Select(file => Path.GetFileName(file).Split('.'))
            .Where(parts => parts.Length == 3).Select(parts => (parts[0], parts[1])),
    ]);

    public Task DeleteDrafts(CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) return Task.CompletedTask;
        foreach (var draft in Directory.EnumerateFiles(folder, $"*{Draft}")) File.Delete(draft);
        return Task.CompletedTask;
    }

    private string PathOf(string id, string sha256) => Path.Combine(folder, $"{IFileStore.Checked(id)}.{IFileStore.Checked(sha256)}{Whole}");
}
