using System.Security.Cryptography;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Processes.Exports.Files;

/// <param name="DataDirectory">The files lie below it in <c>exports/</c>.</param>
public sealed record ExportPlace(string DataDirectory);

/// <summary>
/// Where exported files lie. A file has its name only when it is whole and on the disk, and the name says what it holds: written twice it is one file, or
/// two of which one is the export's.
/// </summary>
public sealed class ExportFiles(ExportPlace place)
{
    private const string Draft = ".draft", Whole = ".export";

    private readonly string folder = Path.Combine(place.DataDirectory, "exports");

    /// <exception cref="ArgumentException">It is no id that exports have, such as one that leads out of the folder.</exception>
    public string PathOf(string exportId, string sha256) => IsId(exportId) && IsId(sha256)
        ? Path.Combine(folder, $"{exportId}.{sha256}{Whole}")
        : throw new ArgumentException($"'{exportId}' is no export's id.", nameof(exportId));

    public static bool IsId(string text) => text.Length is > 0 and <= 64 && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>Writes a file from beginning to end; what is interrupted leaves nothing that looks whole.</summary>
    public async Task<(string Sha256, long Bytes, T Told)> Write<T>(string exportId, Func<Stream, Task<T>> write, CancellationToken cancellation)
    {
        if (!IsId(exportId)) throw new ArgumentException($"'{exportId}' is no export's id.", nameof(exportId));
        PrivateFiles.CreateDirectory(folder);
        var draft = Path.Combine(folder, $"{exportId}.{Guid.NewGuid():N}{Draft}");
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
            File.Move(draft, PathOf(exportId, sha256), overwrite: true);
            // A new name is on the disk when its folder is.
            PrivateFiles.FlushDirectory(folder);
            return (sha256, bytes, told);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public void Delete(string exportId, string sha256) => File.Delete(PathOf(exportId, sha256));

    /// <summary>Whatever the export holds.</summary>
    public void Delete(string exportId)
    {
        foreach (var (id, sha256) in All().Where(file => file.ExportId == exportId)) Delete(id, sha256);
    }

    /// <summary>All that are whole, by the export and what they hold.</summary>
    public IReadOnlyList<(string ExportId, string Sha256)> All() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, $"*{Whole}").Select(file => Path.GetFileName(file).Split('.'))
            .Where(parts => parts.Length == 3).Select(parts => (parts[0], parts[1])),
    ];

    /// <summary>What a process that ended was writing.</summary>
    public void DeleteDrafts()
    {
        if (!Directory.Exists(folder)) return;
        foreach (var draft in Directory.EnumerateFiles(folder, $"*{Draft}")) File.Delete(draft);
    }
}
