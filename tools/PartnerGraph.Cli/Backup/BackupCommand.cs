using System.CommandLine;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Cli.Backup;

internal static class BackupCommand
{
    public static Command Build()
    {
        var data = SharedOptions.Data();
        var to = new Option<DirectoryInfo>("--to") { Description = "Directory to make; it must not exist, or be empty.", Required = true };
        var key = new Option<bool>("--include-key") { Description = "Copy the development key too; whoever has it can be anybody." };
        var command = new Command("backup", Usage.WithExamples(
            "Copy the events of a store as of one moment, while a server may run on it, and verify the copy. Read models are not copied: they are built from it.",
            "partnergraph backup --to backups/2026-09-30 --data ./data")) { to, data, key };
        command.SetAction((parsed, cancellation) =>
            Run(Files.Store(parsed.GetValue(data)!), parsed.GetValue(to)!, parsed.GetValue(key), cancellation));
        return command;
    }

    private static async Task Run(DirectoryInfo data, DirectoryInfo to, bool includeKey, CancellationToken cancellation)
    {
        if (File.Exists(to.FullName) || (to.Exists && to.EnumerateFileSystemInfos().Any()))
            throw new CommandFailure($"{to} exists and is not empty; name a directory that is to be made.");
        var source = StoreInspection.Of(data.FullName, full: false);
        if (source.Problems is [var problem, ..])
            throw new CommandFailure($"The store is not sound, and a backup of it would not be either: {problem} See 'partnergraph doctor'.");
        // Under another name until it is verified: a directory of the name that was asked for is a whole backup.
        var unfinished = $"{to.FullName.TrimEnd(Path.DirectorySeparatorChar)}.unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        try
        {
            await StoreCopy.Make(data.FullName, unfinished, TimeProvider.System);
            var head = Verification.Of(unfinished, "The copy");
            var manifest = Manifest.Of(head, TimeProvider.System.GetUtcNow(), await Verification.Count(new(unfinished), cancellation));
            manifest.Write(unfinished);
            if (includeKey) CopyKey(data.FullName, unfinished);
            if (to.Exists) to.Delete();
            Directory.Move(unfinished, to.FullName);
            Verification.Tell(manifest);
            Console.WriteLine($"The backup is in {to}{(includeKey ? ", with the development key" : "")}. Keep it on another disk, and its hash elsewhere.");
        }
        catch
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    internal static void CopyKey(string from, string to)
    {
        var source = Path.Combine(from, LocalTokens.KeyFileName);
        if (!File.Exists(source)) throw new CommandFailure($"{from} holds no development key.");
        using var target = PrivateFiles.Open(Path.Combine(to, LocalTokens.KeyFileName));
        target.SetLength(0);
        target.Write(File.ReadAllBytes(source));
    }
}
