using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Cli.Backup;

/// <summary>Opens a copy again and compares every event with the chain.</summary>
internal static class Verification
{
    /// <exception cref="CommandFailure">Something is missing or altered.</exception>
    public static LogMark Of(string directory, string what)
    {
        var seen = StoreInspection.Of(directory, full: true);
        return seen.Problems is [var problem, ..] ? throw new CommandFailure($"{what} is not sound: {problem}")
            : seen.Head ?? throw new CommandFailure($"{what} has the layout {seen.Layout} of an earlier release, without a chain.");
    }

    /// <summary>How many events of each stored type there are.</summary>
    public static async Task<SortedDictionary<string, long>> Count(DirectoryInfo directory, CancellationToken cancellation)
    {
        await using var store = EmbeddedStore.OpenToRead(directory);
        SortedDictionary<string, long> types = new(StringComparer.Ordinal);
        long position = 0;
        for (var more = true; more;)
        {
            var page = await store.Events.ReadAll(position, 1_000, cancellation: cancellation);
            foreach (var stored in page.Events) types[stored.Type] = types.GetValueOrDefault(stored.Type) + 1;
            (position, more) = (page.ScannedTo, !page.AtHead);
        }

        return types;
    }

    /// <summary>What was found, for a person.</summary>
    public static void Tell(Manifest manifest)
    {
        foreach (var (type, count) in manifest.Types) Console.WriteLine($"{count,12}  {type}");
        Console.WriteLine($"{manifest.Position,12}  events, every one as it was committed");
        Console.WriteLine($"log {manifest.Log} at position {manifest.Position}, hash {manifest.Hash}");
    }
}
