using PartnerGraph.Cli.Stores;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>The search index under the eyes of <c>partnergraph doctor</c>, and rebuilt while nobody serves.</summary>
public sealed class FinderDoctorTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryStore store = new();

    private string Index => Assert.Single(Directory.GetDirectories(Path.Combine(store.Data, "read"), "finder-*.index"));

    public async Task InitializeAsync()
    {
        var file = store.File("organizations.jsonl");
        await File.WriteAllLinesAsync(file, ["""{"name": "Acme"}""", """{"name": "Bravo"}"""]);
        Assert.Equal(0, (await Cli.Run("import", "organizations", file, "--data", store.Data)).ExitCode);
    }

    [Fact]
    public async Task A_sound_index_is_found_sound()
    {
        var ended = await Cli.Run("doctor", "--data", store.Data);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Contains("ok    finder: 2 entries, at position 8 of 8;", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_were_replaced_are_not_counted()
    {
        var file = store.File("organizations.jsonl");
        await File.WriteAllLinesAsync(file, ["""{"name": "Acme", "description": "Another text."}""", """{"name": "Bravo"}"""]);
        Assert.Equal(0, (await Cli.Run("import", "organizations", file, "--data", store.Data)).ExitCode);
        Assert.Contains("ok    finder: 2 entries", (await Cli.Run("doctor", "--data", store.Data)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_looked_at_while_a_process_writes_to_it()
    {
        await using var server = await RunningServer.Start(store.Data);
        Assert.Contains("ok    finder: 2 entries", (await Cli.Run("doctor", "--data", store.Data)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_*")]
    [InlineData("segments_*")]
    public async Task A_damaged_file_is_told_and_left_as_it_is(string files)
    {
        var damaged = new DirectoryInfo(Index).GetFiles(files).MaxBy(file => file.Length)!.FullName;
        var bytes = await File.ReadAllBytesAsync(damaged);
        bytes.AsSpan(bytes.Length / 2, Math.Min(64, bytes.Length / 4)).Fill(0xA5);
        await File.WriteAllBytesAsync(damaged, bytes);
        var before = Directory.GetFiles(Index);
        var ended = await Cli.Run("doctor", "--data", store.Data);
        Assert.Equal((1, ""), (ended.ExitCode, ended.Error));
        Assert.Contains("FAIL  finder: ", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"stop the server and delete {Index}, the next start builds it anew", ended.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(damaged));
        Assert.Equal(before.Order(StringComparer.Ordinal), Directory.GetFiles(Index).Order(StringComparer.Ordinal));

        Directory.Delete(Index, recursive: true);
        Assert.Equal(["org-acme", "org-bravo"], await FinderContents.Listed(store.Data));
    }

    [Fact]
    public async Task A_missing_index_is_told_and_rebuilt_while_nobody_serves()
    {
        Directory.Delete(Index, recursive: true);
        var ended = await Cli.Run("doctor", "--data", store.Data);
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("warn  finder: not built with the present layout", ended.Output, StringComparison.Ordinal);
        var rebuilt = await Cli.Run("rebuild", "finder", "--data", store.Data);
        Assert.Equal((0, ""), (rebuilt.ExitCode, rebuilt.Error));
        Assert.Contains("ok    finder: 2 entries, at position 8 of 8;", (await Cli.Run("doctor", "--data", store.Data)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_of_another_store_is_told()
    {
        foreach (var file in Directory.GetFiles(store.Data, "events.*")) File.Delete(file);
        await using (var fresh = EmbeddedStore.OpenOrCreate(new DirectoryInfo(store.Data))) Assert.Equal(0, await fresh.Events.Head());
        var ended = await Cli.Run("doctor", "--data", store.Data);
        Assert.Equal((1, ""), (ended.ExitCode, ended.Error));
        Assert.Contains("FAIL  finder: 2 entries, at position 8, but the log is another one; the next start builds it anew", ended.Output, StringComparison.Ordinal);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => store.Dispose();
}
