namespace PartnerGraph.Cli.Terminal;

/// <summary>Looks at paths before they are used, so that the message names the mistake and not its consequence.</summary>
internal static class Files
{
    public static string Input(string path)
    {
        if (System.IO.Directory.Exists(path)) throw new CommandFailure($"{path} is a directory; name a file.");
        return File.Exists(path) ? path : throw new CommandFailure($"There is no file {path}.");
    }

    public static string Output(string path)
    {
        if (System.IO.Directory.Exists(path)) throw new CommandFailure($"{path} is a directory; name a file to write.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return System.IO.Directory.Exists(folder) ? path : throw new CommandFailure($"There is no directory {folder}.");
    }

    /// <summary>A directory, there or yet to be made.</summary>
    public static DirectoryInfo Directory(DirectoryInfo data) => File.Exists(data.FullName)
        ? throw new CommandFailure($"{data} is a file; --data names the directory of the stores.")
        : data;

    /// <summary>A directory that holds a store.</summary>
    public static DirectoryInfo Store(DirectoryInfo data)
    {
        return File.Exists(Path.Combine(Directory(data).FullName, "events.db"))
            ? data
            : throw new CommandFailure($"{data} holds no store (events.db). Name the right directory, or make one with 'partnergraph serve --data {data}'.");
    }
}
