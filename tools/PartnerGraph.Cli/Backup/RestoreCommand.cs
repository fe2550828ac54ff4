using System.CommandLine;
using System.Globalization;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Sqlite;

namespace PartnerGraph.Cli.Backup;

internal static class RestoreCommand
{
    public static Command Build()
    {
        var data = SharedOptions.Data();
        var from = new Option<DirectoryInfo>("--from") { Description = "A directory that 'partnergraph backup' made.", Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = "Put the backup in the place of a store; the present files are moved aside, not deleted." };
        var key = new Option<bool>("--include-key") { Description = "Take the development key of the backup too; otherwise the one of the directory stays." };
        var command = new Command("restore", Usage.WithExamples(
            "Put a backup into a data directory, verify every event, and build the read models. No server may run on the directory.",
            "partnergraph restore --from backups/2026-09-30 --data ./data")) { from, data, overwrite, key };
        command.SetAction((parsed, cancellation) => Run(
            parsed.GetValue(from)!, Files.Directory(parsed.GetValue(data)!), parsed.GetValue(overwrite), parsed.GetValue(key), cancellation));
        return command;
    }

    private static async Task Run(DirectoryInfo from, DirectoryInfo data, bool overwrite, bool includeKey, CancellationToken cancellation)
    {
        var manifest = Manifest.Read(from);
        if (!manifest.IsOf(Verification.Of(from.FullName, "The backup")))
            throw new CommandFailure($"The backup in {from} is not what its backup.json says: position {manifest.Position} with the hash {manifest.Hash}.");
        if (File.Exists(Path.Combine(data.FullName, SqliteEventStoreOptions.FileName)))
        {
            if (!overwrite) throw new CommandFailure($"{data} holds a store. Name another directory, or give --overwrite to move the present one aside.");
            await StoreInUse.Refuse(data);
            Console.WriteLine($"The present files are in {MoveAside(data)}.");
        }

        await StoreCopy.Make(from.FullName, data.FullName, TimeProvider.System);
        if (!manifest.IsOf(Verification.Of(data.FullName, "What was restored"))) throw new CommandFailure("What was restored differs from the backup. Try again, on another disk.");
        if (includeKey) BackupCommand.CopyKey(from.FullName, data.FullName);
        Verification.Tell(manifest);
        await BuildReadModels(data, cancellation);
        Console.WriteLine($"The backup of {manifest.TakenAt.ToString("u", CultureInfo.InvariantCulture)} is restored in {data}.");
    }

    private static string MoveAside(DirectoryInfo data)
    {
        var aside = Path.Combine(data.FullName, $"replaced-{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        PrivateFiles.CreateDirectory(aside);
        // Everything that goes with the log; what acts on its own, such as the key, stays.
        foreach (var file in data.EnumerateFiles("events.*")) file.MoveTo(Path.Combine(aside, file.Name));
        var read = Path.Combine(data.FullName, "read");
        if (Directory.Exists(read)) Directory.Move(read, Path.Combine(aside, "read"));
        return aside;
    }

    private static async Task BuildReadModels(DirectoryInfo data, CancellationToken cancellation)
    {
        await using var store = EmbeddedStore.Open(data);
        await using var readModels = new FollowedReadModels(store);
        await readModels.CatchUp(0, Console.WriteLine, cancellation);
    }
}
