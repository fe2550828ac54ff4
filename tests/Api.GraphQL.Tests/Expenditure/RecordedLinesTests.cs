using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Quotas;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

/// <summary>Whoever sends a source's lines again learns what is stored of them, without reading what others have stored since.</summary>
public sealed class RecordedLinesTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly DateTimeOffset October = new(2024, 10, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Rule", "CONV-10")]
    public async Task The_lines_of_a_month_are_found_wherever_they_lie_and_others_are_not_read()
    {
        await new Spending(server).Customer("rc", "rp");
        await Store("mine", October, 1);
        await Store("other", October, 4_001);
        await Store("mine", October.AddMonths(1), 1);
        await server.Settle();
        // Nothing is stored of them: one look is enough, however long the log is.
        Assert.Equal(("", true), await FirstPage("nobody", October));
        Assert.Equal(("", true), await FirstPage("mine", October.AddMonths(-1)));
        Assert.Equal("mine-0", (await FirstPage("mine", October)).Lines);
        Assert.Equal(("mine-4002", true), await FirstPage("mine", October.AddMonths(1)));

        // What the read model lacks is in the log all the same.
        await using (await Run("BEGIN IMMEDIATE"))
        {
            await Store("mine", October, 1);
            Assert.Equal(["mine-0", "mine-4003"], await Whole("mine", October));
        }

        await server.Settle();
        Assert.Equal(["mine-0", "mine-4003"], await Whole("mine", October));
        // A stream that was set aside may be any line of any month: then everything is read.
        await using (await Run(
            "DELETE FROM expenditure_source_month; INSERT INTO quarantine (Stream, Position, Type, Reason, Since, Skipped, Tenants) VALUES ('s', 1, 't', 'r', 0, 0, '[]')"))
            Assert.Equal(["mine-0", "mine-4003"], await Whole("mine", October));
    }

    private int stored;

    private async Task Store(string source, DateTimeOffset at, int lines)
    {
        var metadata = new CommandContext("test", "test").Metadata(server.Clock.GetUtcNow(), []).Encode();
        await server.Services.GetRequiredService<IEventStore>().Append([.. Enumerable.Range(0, lines).Select(_ =>
        {
            var line = new ExpenditureRecorded(
                source, $"{source}-{stored++}", "rc", at, at.AddHours(1), "Compute", null, BillingMode.PayPerUse, BillType.Expenditure, null, null, null, null,
                new(1), Money.Zero, new(1), Money.Zero, Money.Zero, Money.Zero, Money.Zero, null);
            return new StreamAppend($"expenditure-line-{source}:{line.LineId}", ExpectedVersion.NoStream,
                [new NewEvent(Guid.CreateVersion7(), EventTypeRegistry.Domain.NameOf<ExpenditureRecorded>(), EventTypeRegistry.Serialize(line), metadata)]);
        })]);
    }

    private async Task<(string Lines, bool AtEnd)> FirstPage(string source, DateTimeOffset at)
    {
        var (lines, _, atEnd) = await Page(source, at, null);
        return (string.Join(' ', lines), atEnd);
    }

    private async Task<List<string>> Whole(string source, DateTimeOffset at)
    {
        List<string> all = [];
        string? after = null;
        while (true)
        {
            var (lines, next, atEnd) = await Page(source, at, after);
            all.AddRange(lines);
            if (atEnd) return all;
            after = next;
        }
    }

    private async Task<(List<string> Lines, string Next, bool AtEnd)> Page(string source, DateTimeOffset at, string? after)
    {
        var answer = (await server.Data(
            "query($source: String!, $from: DateTime!, $until: DateTime!, $after: Position) { recordedLines(source: $source, from: $from, until: $until, after: $after) { next atEnd lines { lineId } } }",
            server.Staff("operations_manager"), new { source, from = at.AddDays(-1), until = at.AddDays(1), after }))["recordedLines"]!;
        return ([.. answer["lines"]!.AsArray().Select(line => line!["lineId"]!.GetValue<string>())], answer["next"]!.GetValue<string>(), answer["atEnd"]!.GetValue<bool>());
    }

    /// <summary>Runs SQL on the read model; a transaction that it begins keeps the read model from writing until it is disposed.</summary>
    private async Task<SqliteConnection> Run(string sql)
    {
        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(server.DataDirectory, "read"), "expenditure-????????-*.db"));
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
