namespace PartnerGraph.Read.Projections.Runtime.Files;

/// <summary>
/// Files that are too large for a row, beside the read models. A file is there when it is whole, and its name says what it holds: written twice it is one
/// file, or two of which one is whose id it bears.
/// </summary>
public interface IFileStore
{
    /// <summary>Whether every node finds what another one wrote.</summary>
    bool IsShared { get; }

    /// <summary>Writes a file from beginning to end; what is interrupted leaves nothing that looks whole.</summary>
    /// <exception cref="ArgumentException">The id is none.</exception>
    Task<(string Sha256, long Bytes, T Told)> Write<T>(string id, Func<Stream, Task<T>> write, CancellationToken cancellation);

    /// <summary>A file to be read from anywhere; null when there is none.</summary>
    /// <exception cref="ArgumentException">The id is none.</exception>
    Task<Stream?> Open(string id, string sha256, CancellationToken cancellation);

    Task Delete(string id, string sha256, CancellationToken cancellation);

    /// <summary>Whatever the id holds.</summary>
    Task Delete(string id, CancellationToken cancellation);

    /// <summary>All that are whole, by their id and what they hold.</summary>
    Task<IReadOnlyList<(string Id, string Sha256)>> All(CancellationToken cancellation);

    /// <summary>What was being written by a process that ended; where files are shared, by whoever wrote before.</summary>
    Task DeleteDrafts(CancellationToken cancellation);

    /// <summary>Whether a text may be a file's id: a letter or digit each, so that it leads nowhere.</summary>
    static bool IsId(string text) => text.Length is > 0 and <= 64 && text.All(char.IsAsciiLetterOrDigit);

    /// <exception cref="ArgumentException">It is none.</exception>
    static string Checked(string id) => IsId(id) ? id : throw new ArgumentException($"'{id}' is no file's id.", nameof(id));
}
