using System.CommandLine;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Cli.Moving;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Cli.Backup;

internal static class BackupCommand
{
    public static Command Build()
    {
        var data = SharedOptions.Data();
        var from = new Option<string?>("--from")
        {
            Description = $"Instead of a directory: postgresql (or postgresql:SCHEMA) or eventstoredb (or eventstoredb:STREAM), the log in the database of {LogPlace.Connection}; nodes may run on it.",
        };
        var to = new Option<DirectoryInfo>("--to") { Description = "Directory to make; it must not exist, or be empty.", Required = true };
        var key = new Option<bool>("--include-key") { Description = "Copy the development key too; whoever has it can be anybody." };
        var command = new Command("backup", Usage.WithExamples(
            "Copy the events of a store as of one moment, while servers may run on it, and verify the copy. Read models are not copied: they are built from it.",
            "partnergraph backup --to backups/2026-09-30 --data ./data",
            "partnergraph backup --to backups/2026-09-30 --from postgresql")) { to, data, from, key };
        command.Validators.Add(result =>
        {
            if (result.GetResult(from) is null) return;
            if (result.GetResult(data) is { Implicit: false }) result.AddError("--data and --from exclude each other.");
            if (result.GetValue(key)) result.AddError("--include-key is for --data: the key lies in a server's directory, not in the log.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var place = parsed.GetValue(from) is { } log ? LogPlace.Parse(log) : null;
            return place is null
                ? Run(Files.Store(parsed.GetValue(data)!), parsed.GetValue(to)!, parsed.GetValue(key), cancellation)
                : Run(place, parsed.GetValue(to)!, cancellation);
        });
        return command;
    }

    private static async Task Run(DirectoryInfo data, DirectoryInfo to, bool includeKey, CancellationToken cancellation)
    {
        RefuseWhatIsThere(to);
        RefuseUnsound(StoreInspection.Of(data.FullName, full: false).Problems);
        await Take(to, async unfinished =>
        {
            await StoreCopy.Make(data.FullName, unfinished, TimeProvider.System);
            if (includeKey) CopyKey(data.FullName, unfinished);
        }, includeKey, cancellation);
    }

    private static async Task Run(LogPlace from, DirectoryInfo to, CancellationToken cancellation)
    {
        RefuseWhatIsThere(to);
        RefuseUnsound((await from.Examine(full: false, cancellation)).Problems);
        var source = await from.Source(cancellation);
        await using var opened = (IAsyncDisposable)source;
        await Take(to, async unfinished =>
        {
            PrivateFiles.CreateDirectory(unfinished);
            // What is appended meanwhile comes after the head that the copy ends at.
            await using (var copy = new SqliteEventStore(new() { DataDirectory = unfinished }, TimeProvider.System))
                await ShownCopy.Make("Copying", source, copy, cancellation);
            StoreCopy.Seal(unfinished);
        }, includeKey: false, cancellation);
    }

    private static void RefuseWhatIsThere(DirectoryInfo to)
    {
        if (File.Exists(to.FullName) || (to.Exists && to.EnumerateFileSystemInfos().Any()))
            throw new CommandFailure($"{to} exists and is not empty; name a directory that is to be made.");
    }

    private static void RefuseUnsound(IReadOnlyList<string> problems)
    {
        if (problems is [var problem, ..])
            throw new CommandFailure($"The store is not sound, and a backup of it would not be either: {problem} See 'partnergraph doctor'.");
    }

    private static async Task Take(DirectoryInfo to, Func<string, Task> copyInto, bool includeKey, CancellationToken cancellation)
    {
        // Under another name until it is verified: a directory of the name that was asked for is a whole backup.
        var unfinished = $"{to.FullName.TrimEnd(Path.DirectorySeparatorChar)}.unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        try
        {
            await copyInto(unfinished);
            var head = Verification.Of(unfinished, "The copy");
            var manifest = Manifest.Of(head, TimeProvider.System.GetUtcNow(), await Verification.Count(new(unfinished), cancellation));
            manifest.Write(unfinished);
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
