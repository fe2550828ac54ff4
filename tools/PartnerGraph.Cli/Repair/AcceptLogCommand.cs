using System.CommandLine;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.EventStore.Sqlite.Appending;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Cli.Repair;

internal static class AcceptLogCommand
{
    public static Command Build()
    {
        var data = SharedOptions.Data();
        var command = new Command("accept-log", Usage.WithExamples(
            "Go on with the events that are there, although some were lost or altered: they get a new id and a new chain, read models and reactions begin anew. " +
            "Restore a backup instead when there is one. No server may run on the directory.",
            "partnergraph accept-log --data ./data")) { data };
        command.SetAction((parsed, _) => Run(Files.Store(parsed.GetValue(data)!)));
        return command;
    }

    private static async Task Run(DirectoryInfo data)
    {
        await StoreInUse.Refuse(data);
        var seen = StoreInspection.Of(data.FullName, full: true);
        if (!seen.IsReadable) throw new CommandFailure($"{string.Join(' ', seen.Problems)} There is nothing to go on with: restore a backup.");
        if (seen.Problems.Count == 0)
        {
            Console.WriteLine("Nothing is missing or altered; nothing was changed.");
            return;
        }

        foreach (var problem in seen.Problems) Console.WriteLine($"accepted: {problem}");
        await LogAcceptance.Accept(data.FullName, TimeProvider.System);
        // All of it comes from the log that is given up; the next start builds it from the one that is there.
        var read = Path.Combine(data.FullName, "read");
        if (Directory.Exists(read)) Directory.Delete(read, recursive: true);
        var head = StoreInspection.Of(data.FullName, full: true).Head!;
        Console.WriteLine($"The log goes on as {head.Log:N} at position {head.Position}; read models and reactions begin anew with the next start.");
    }
}
