using System.CommandLine;
using System.Globalization;
using PartnerGraph.Cli.Moving;
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
        var to = new Option<string?>("--to")
        {
            Description = $"Instead of a directory: postgresql (or postgresql:SCHEMA) or eventstoredb (or eventstoredb:STREAM), a log without events in the database of {LogPlace.Connection}; no node may run on it.",
        };
        var overwrite = new Option<bool>("--overwrite") { Description = "Put the backup in the place of a store; the present files are moved aside, not deleted." };
        var key = new Option<bool>("--include-key") { Description = "Take the development key of the backup too; otherwise the one of the directory stays." };
        var command = new Command("restore", Usage.WithExamples(
            "Put a backup into a data directory, verify every event, and build the read models; or into a database, whose nodes build their own. No server may run there.",
            "partnergraph restore --from backups/2026-09-30 --data ./data",
            "partnergraph restore --from backups/2026-09-30 --to postgresql:restored")) { from, data, to, overwrite, key };
        command.Validators.Add(result =>
        {
            if (result.GetResult(to) is null) return;
            if (result.GetResult(data) is { Implicit: false }) result.AddError("--data and --to exclude each other.");
            if (result.GetValue(overwrite)) result.AddError("--overwrite is for --data: in a database, name a schema without events.");
            if (result.GetValue(key)) result.AddError("--include-key is for --data: the key lies in a server's directory, not in the log.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var place = parsed.GetValue(to) is { } log ? LogPlace.Parse(log) : null;
            return place is null
                ? Run(parsed.GetValue(from)!, Files.Directory(parsed.GetValue(data)!), parsed.GetValue(overwrite), parsed.GetValue(key), cancellation)
                : Run(parsed.GetValue(from)!, place, cancellation);
        });
        return command;
    }

    private static async Task Run(DirectoryInfo from, LogPlace to, CancellationToken cancellation)
    {
        var manifest = Verified(from);
        await using var source = new SqliteEventStore(new() { DataDirectory = from.FullName, ReadOnly = true }, TimeProvider.System);
        var target = await to.Target(cancellation);
        await using (var opened = (IAsyncDisposable)target)
            await ShownCopy.Make("Restoring", source, target, cancellation);
        if ((await to.Examine(full: true, cancellation)).Problems is [var problem, ..]) throw new CommandFailure($"What was restored is not sound: {problem}");
        Verification.Tell(manifest);
        Console.WriteLine($"The backup of {manifest.TakenAt.ToString("u", CultureInfo.InvariantCulture)} is restored; nodes build their read models from it.");
    }

    private static Manifest Verified(DirectoryInfo from)
    {
        var manifest = Manifest.Read(from);
        return manifest.IsOf(Verification.Of(from.FullName, "The backup"))
            ? manifest
            : throw new CommandFailure($"The backup in {from} is not what its backup.json says: position {manifest.Position} with the hash {manifest.Hash}.");
    }

    private static async Task Run(DirectoryInfo from, DirectoryInfo data, bool overwrite, bool includeKey, CancellationToken cancellation)
    {
        var manifest = Verified(from);
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
