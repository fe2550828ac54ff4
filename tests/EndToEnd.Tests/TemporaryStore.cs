using Microsoft.Data.Sqlite;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>A directory with a store that knows one partner.</summary>
public sealed class TemporaryStore : IDisposable
{
    public const string Partner = "p-1";

    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("partnergraph-");

    public string Data => Path.Combine(Directory.FullName, "data");

    public string EventFile => Path.Combine(Data, "events.db");

    public static async Task<TemporaryStore> WithPartner()
    {
        var temporary = new TemporaryStore();
        await using var store = EmbeddedStore.OpenOrCreate(new DirectoryInfo(temporary.Data));
        var registered = await new PartnerWorkflow(store.Runner, store.Clock).Register(
            Partner, new PartnerDetails(PartnerKind.SolutionProvider, "CL", "Andes Cloud", "ana@andes.example"), new CommandContext("test", "test"));
        Assert.Empty(registered.Rejections);
        return temporary;
    }

    /// <summary>One with the same files, which no process has open.</summary>
    public TemporaryStore Copy()
    {
        SqliteConnection.ClearAllPools();
        var copy = new TemporaryStore();
        foreach (var file in System.IO.Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Data, Path.GetRelativePath(Data, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            System.IO.File.Copy(file, target);
        }

        return copy;
    }

    public string File(string name) => Path.Combine(Directory.FullName, name);

    /// <summary>How many events are stored; 0 when there is no store.</summary>
    public async Task<long> Head()
    {
        if (!System.IO.File.Exists(EventFile)) return 0;
        await using var store = EmbeddedStore.Open(new DirectoryInfo(Data));
        return await store.Events.Head();
    }

    /// <summary>How many events each stream of billing lines has, by line id.</summary>
    public Dictionary<string, long> LineStreams(string source) => Streams($"expenditure-line-{source}:");

    /// <summary>How many events each stream has whose name begins so, by the rest of the name.</summary>
    /// <param name="prefix">Ends with the sign that separates it from the rest.</param>
    public Dictionary<string, long> Streams(string prefix)
    {
        using var connection = new SqliteConnection($"Data Source={EventFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT stream, count(*) FROM events WHERE stream >= $from AND stream < $to GROUP BY stream";
        command.Parameters.AddWithValue("$from", prefix);
        command.Parameters.AddWithValue("$to", prefix[..^1] + (char)(prefix[^1] + 1));
        using var reader = command.ExecuteReader();
        Dictionary<string, long> streams = new(StringComparer.Ordinal);
        while (reader.Read()) streams.Add(reader.GetString(0)[prefix.Length..], reader.GetInt64(1));
        return streams;
    }

    /// <summary>Every stored line, in the order of the log.</summary>
    public async Task<List<ExpenditureRecorded>> Lines()
    {
        await using var store = EmbeddedStore.Open(new DirectoryInfo(Data));
        List<ExpenditureRecorded> lines = [];
        long position = 0;
        for (var more = true; more;)
        {
            var page = await store.Events.ReadAll(position, 1_000, [store.Types.NameOf<ExpenditureRecorded>()]);
            lines.AddRange(page.Events.Select(stored => (ExpenditureRecorded)store.Types.Decode(stored).Event));
            (position, more) = (page.ScannedTo, !page.AtHead);
        }

        return lines;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(recursive: true);
    }
}
