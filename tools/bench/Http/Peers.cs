using System.ComponentModel;
using System.Diagnostics;

namespace PartnerGraph.Bench.Http;

/// <summary>GraphQL servers for Node over the same files, for whoever has Node.</summary>
internal static class Peers
{
    public static readonly IReadOnlyList<(string Name, string Script)> All = [("mercurius", "mercurius.mjs"), ("Apollo Server", "apollo.mjs")];

    /// <summary>The folder of their scripts with what these need; or why there is none.</summary>
    public static async Task<(string? Folder, string? Missing)> Find()
    {
        if (!await Runs("node", ["--version"]) || !await Runs("npm", ["--version"])) return (null, "needs node and npm");
        if (FolderAbove(AppContext.BaseDirectory) is not { } folder) return (null, "needs the repository");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) && !await Runs("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund"]))
            return (null, "npm ci failed");
        return (folder, null);
    }

    private static string? FolderAbove(string? directory)
    {
        for (; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            var folder = Path.Combine(directory, "Http", "peers");
            if (File.Exists(Path.Combine(folder, "package.json"))) return folder;
        }

        return null;
    }

    private static async Task<bool> Runs(string program, IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
