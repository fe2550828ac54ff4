using System.CommandLine;
using System.Globalization;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

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
        var present = PresentStore.In(data);
        if (present.IsThere)
        {
            if (!overwrite) throw new CommandFailure($"{data} holds {present}. Name another directory, or give --overwrite to move what is there aside.");
            if (present.HoldsEvents) await StoreInUse.Refuse(data);
            Console.WriteLine($"The present files are in {present.MoveAside()}.");
        }

        await Copy(from, data, manifest);
        if (includeKey) BackupCommand.CopyKey(from.FullName, data.FullName);
        Verification.Tell(manifest);
        await BuildReadModels(data, cancellation);
        Console.WriteLine($"The backup of {manifest.TakenAt.ToString("u", CultureInfo.InvariantCulture)} is restored in {data}.");
    }

    private static async Task Copy(DirectoryInfo from, DirectoryInfo data, Manifest manifest)
    {
        PrivateFiles.CreateDirectory(data.FullName);
        // Beside its place until it is verified: an event file that is there is a whole one, also after a crash in the middle of this.
        var unfinished = Path.Combine(data.FullName, "restore.unfinished");
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        try
        {
            await StoreCopy.Make(from.FullName, unfinished, TimeProvider.System);
            if (!manifest.IsOf(Verification.Of(unfinished, "What was restored"))) throw new CommandFailure("What was restored differs from the backup. Try again, on another disk.");
            // It was closed in order, so that it is whole without its witness, which the next one to open it makes.
            File.Move(Path.Combine(unfinished, SqliteEventStoreOptions.FileName), Path.Combine(data.FullName, SqliteEventStoreOptions.FileName));
        }
        finally
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }
    }

    private static async Task BuildReadModels(DirectoryInfo data, CancellationToken cancellation)
    {
        await using var store = EmbeddedStore.Open(data);
        await using var readModels = new FollowedReadModels(store);
        await readModels.CatchUp(0, Console.WriteLine, cancellation);
    }
}
