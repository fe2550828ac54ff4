using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.PostgreSql;

namespace PartnerGraph.Write.EventStore.Tests.PostgreSql;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1log")]
    [InlineData("Log")]
    [InlineData("log\"; DROP SCHEMA public; --")]
    public async Task A_schema_has_a_plain_name(string schema) =>
        await Assert.ThrowsAsync<ArgumentException>(() => PostgreSqlStores.Open(schema));

    [Fact]
    public async Task Names_that_the_database_cannot_hold_are_refused_before_they_meet_others()
    {
        await using var store = await PostgreSqlStores.Open("settings");
        foreach (var stream in new[] { "a\0b", new string('x', 2_001) })
            await Assert.ThrowsAsync<ArgumentException>(() => store.Append(stream, ExpectedVersion.Any, [TwoNodesTests.Event("happened.v1")]));
        foreach (var type in new[] { "a\0b", new string('x', 2_001) })
            await Assert.ThrowsAsync<ArgumentException>(() => store.Append("s", ExpectedVersion.Any, [TwoNodesTests.Event(type)]));
        var longest = new string('é', 1_000);
        Assert.Equal(0, (await store.Append($"{longest[..984]}{Guid.NewGuid():N}", ExpectedVersion.NoStream, [TwoNodesTests.Event("happened.v1")])).Version);
    }

    [Fact]
    public async Task A_log_of_a_newer_release_is_left_alone()
    {
        var log = $"newer_{Guid.NewGuid():N}";
        await (await PostgreSqlStores.Open(log)).DisposeAsync();
        await using (var outside = Npgsql.NpgsqlDataSource.Create(PostgreSqlServer.Shared.ConnectionString))
        await using (var set = outside.CreateCommand($"UPDATE {log}.log SET layout = 2"))
            await set.ExecuteNonQueryAsync();
        Assert.Contains("layout 2", (await Assert.ThrowsAsync<UnknownLayoutException>(() => PostgreSqlStores.Open(log))).Message, StringComparison.Ordinal);
    }
}
