using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli.Stores;

/// <summary>Whether a server, or another command, has the files of a directory open.</summary>
internal static class StoreInUse
{
    /// <exception cref="CommandFailure">Somebody does.</exception>
    public static async Task Refuse(DirectoryInfo data)
    {
        await using var store = EmbeddedStore.OpenToRead(data);
        if (new FollowedReadModels(store).AreKeptElsewhere())
            throw new CommandFailure($"A server runs on {data}, or another command works on it. Stop it first.");
    }
}
