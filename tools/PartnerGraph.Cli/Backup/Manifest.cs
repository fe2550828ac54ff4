using System.Text.Json;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Cli.Backup;

/// <summary>What a backup holds, beside it in plain text: what was verified when it was taken, and is compared when it is restored.</summary>
/// <param name="Log">The id of the log.</param>
/// <param name="Position">The last event.</param>
/// <param name="Hash">Of the chain there; kept elsewhere, it proves later that nothing was altered.</param>
/// <param name="Types">How many events of each stored type there are.</param>
internal sealed record Manifest(string Log, long Position, string Hash, DateTimeOffset TakenAt, SortedDictionary<string, long> Types)
{
    private const string FileName = "backup.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Manifest Of(LogMark head, DateTimeOffset takenAt, SortedDictionary<string, long> types) =>
        new(head.Log.ToString("N"), head.Position, head.Hash, takenAt, types);

    /// <exception cref="CommandFailure">There is none, or it cannot be read.</exception>
    public static Manifest Read(DirectoryInfo directory)
    {
        var path = Path.Combine(directory.FullName, FileName);
        if (!File.Exists(path)) throw new CommandFailure($"{directory} holds no backup: {FileName} is missing. Name a directory that 'partnergraph backup --to' made.");
        try
        {
            return JsonSerializer.Deserialize<Manifest>(File.ReadAllText(path), Options) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException broken)
        {
            throw new CommandFailure($"{path} cannot be read: {broken.Message}");
        }
    }

    public void Write(string directory)
    {
        using var file = PrivateFiles.Open(Path.Combine(directory, FileName));
        JsonSerializer.Serialize(file, this, Options);
    }

    public bool IsOf(LogMark? head) => head is not null && (head.Log.ToString("N"), head.Position, head.Hash) == (Log, Position, Hash);
}
