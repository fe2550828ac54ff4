namespace PartnerGraph.EventStore;

/// <summary>Files and directories that only their owner may read: they hold tokens, addresses and money. Windows keeps its own rights.</summary>
public static class PrivateFiles
{
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public const UnixFileMode DirectoryMode = FileMode | UnixFileMode.UserExecute;

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
}
