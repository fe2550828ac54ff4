using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PartnerGraph.Write.EventStore;

/// <summary>Files and directories that only their owner may read: they hold tokens, addresses and money. Windows keeps its own rights.</summary>
public static class PrivateFiles
{
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public const UnixFileMode DirectoryMode = FileMode | UnixFileMode.UserExecute;

    private static readonly string[] Folders = ["read", "exports", "outbox"];

    // What cannot be looked into stops nothing: the read model that it belongs to says so itself.
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 };

    /// <summary>Makes the directory, and those above it, when missing.</summary>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, DirectoryMode);
    }

    /// <summary>Opens the file for reading and writing, beside others who do, and makes it when missing.</summary>
    public static FileStream Open(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = System.IO.FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode;
        return new FileStream(path, options);
    }

    /// <summary>Makes an empty file when there is none; what SQLite puts beside a database takes its mode.</summary>
    public static void Touch(string path) => Open(path).Dispose();

    /// <summary>
    /// Takes from others what they may do with the files of a data directory that are this product's, and with the directory itself.
    /// A directory that is shared by its nature (sticky, such as <c>/tmp</c>) keeps its rights.
    /// </summary>
    /// <returns>What was changed; nothing when only directories were, because what lies in them could not be read by others.</returns>
    public static IReadOnlyList<string> Tighten(string dataDirectory)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(dataDirectory)) return [];
        string[] names = ["events.*", "signing.key*", "codes.key*", "exports.key*", "webhooks.key*", "verification-codes.txt"];
        string[] folders = [.. Folders.Select(name => Path.Combine(dataDirectory, name)).Where(Directory.Exists)];
        List<string> directories = Tighten([dataDirectory, .. folders, .. folders.SelectMany(folder => Directory.EnumerateDirectories(folder, "*", Below))], DirectoryMode);
        List<string> files = Tighten(
            [.. names.SelectMany(name => Directory.EnumerateFiles(dataDirectory, name)), .. folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", Below))], FileMode);
        return files.Count == 0 ? [] : [.. directories, .. files];
    }

    /// <summary>Brings the names in a directory to the disk; without it a file that was renamed may be lost with the power.</summary>
    public static void FlushDirectory(string path)
    {
        // The framework opens no directories.
        if (OperatingSystem.IsWindows()) return;
        var handle = OpenForReading(path, 0);
        if (handle < 0) return;
        _ = Flush(handle);
        _ = Close(handle);
    }

    /// <summary>Lets this process make files and directories that only its user may read, whatever makes them.</summary>
    public static void MakeNewOnesPrivate()
    {
        if (!OperatingSystem.IsWindows()) _ = UserMask(0b000_111_111);
    }

    [UnsupportedOSPlatform("windows")]
    private static List<string> Tighten(IEnumerable<string> paths, UnixFileMode most)
    {
        List<string> changed = [];
        foreach (var path in paths)
        {
            try
            {
                var mode = File.GetUnixFileMode(path);
                if ((mode & ~most) == 0 || mode.HasFlag(UnixFileMode.StickyBit)) continue;
                File.SetUnixFileMode(path, mode & most);
                changed.Add(path);
            }
            catch (Exception other) when (other is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
            {
                // Another process has finished with it, or it is somebody else's: its rights are its owner's matter.
            }
        }

        return changed;
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint UserMask(uint mask);

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenForReading(string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
