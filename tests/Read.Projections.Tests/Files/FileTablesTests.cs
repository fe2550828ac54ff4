using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Files;
using PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

namespace PartnerGraph.Read.Projections.Tests.Files;

/// <summary>In the database that nodes share.</summary>
public sealed class FileTablesTests : FileStoreTests, IAsyncLifetime
{
    private readonly PostgreSqlReadOptions place = ReadModelPlace.InPostgreSql($"files-{Guid.NewGuid():N}");
    private readonly PostgreSqlReadDatabase one, other;

    public FileTablesTests() => (one, other) = (Node(), Node());

    private protected override IFileStore Files => one.Files;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task What_one_node_wrote_another_reads_and_takes_away()
    {
        var content = Content(3 << 20);
        var (sha256, _, _) = await Files.Write("e", output => Written(output, content), default);
        await using (var file = (await other.Files.Open("e", sha256, default))!)
        {
            Assert.Equal(content.Length, file.Length);
            var some = new byte[content.Length];
            await file.ReadExactlyAsync(some);
            Assert.Equal(content, some);
        }

        await other.Files.Delete("e", sha256, default);
        Assert.Null(await Files.Open("e", sha256, default));
        Assert.Equal(0L, await Ask($"SELECT count(*) FROM {place.Schema}.file_parts"));
    }

    [Fact]
    public async Task Whose_draft_another_node_has_taken_away_cannot_finish_it()
    {
        await Assert.ThrowsAsync<IOException>(() => Files.Write("e", async output =>
        {
            await output.WriteAsync(Content((1 << 20) + 1));
            await other.Files.DeleteDrafts(default);
            return 0;
        }, default));
        await Assert.ThrowsAsync<IOException>(() => Files.Write("e", async output =>
        {
            await other.Files.DeleteDrafts(default);
            await output.WriteAsync(Content(3 << 20));
            return 0;
        }, default));
        // Nothing to write, and so nothing that would have failed before.
        await Assert.ThrowsAsync<IOException>(() => Files.Write("e", async _ =>
        {
            await other.Files.DeleteDrafts(default);
            return 0;
        }, default));
        Assert.Empty(await Files.All(default));
        Assert.Equal((0, 0L), (await Drafts(), await Ask($"SELECT count(*) FROM {place.Schema}.file_parts")));
    }

    [Fact]
    public async Task What_is_taken_away_while_it_is_read_is_not_read_as_if_it_ended_there()
    {
        var (sha256, _, _) = await Files.Write("e", output => Written(output, Content(3 << 20)), default);
        await using var file = (await Files.Open("e", sha256, default))!;
        await file.ReadExactlyAsync(new byte[1 << 20]);
        await other.Files.Delete("e", default);
        await Assert.ThrowsAsync<IOException>(async () => await file.ReadExactlyAsync(new byte[1]));
    }

    private protected override async Task<int> Drafts() => (int)await Ask($"SELECT count(*) FROM {place.Schema}.files WHERE sha256 IS NULL");

    private protected override Task Abandon() =>
        Ask($"INSERT INTO {place.Schema}.files (file, id) VALUES (gen_random_uuid(), 'e'); INSERT INTO {place.Schema}.file_parts SELECT file, 0, '\\x01' FROM {place.Schema}.files WHERE sha256 IS NULL; SELECT 1::bigint");

    private PostgreSqlReadDatabase Node() => new(place, projects: true, NullLogger.Instance);

    private async Task<long> Ask(string sql)
    {
        await using var connection = new NpgsqlConnection(place.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The test's own text.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
