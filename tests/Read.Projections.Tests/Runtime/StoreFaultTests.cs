using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>What a disk says is no event's fault.</summary>
public sealed class StoreFaultTests : DemoTests
{
    protected override bool OfFiles => true;

    // As https://sqlite.org/rescode.html numbers them; 266 is an extended form of 10.
    [Theory]
    [InlineData(5, true, false)]
    [InlineData(6, true, false)]
    [InlineData(8, true, false)]
    [InlineData(10, true, false)]
    [InlineData(13, true, false)]
    [InlineData(14, true, false)]
    [InlineData(11, false, true)]
    [InlineData(26, false, true)]
    [InlineData(1, false, false)]
    [InlineData(19, false, false)]
    public void Each_code_is_the_disks_for_a_while_for_good_or_the_events(int code, bool passes, bool isDamage)
    {
        foreach (var fault in new Exception[] { new SqliteException("x", code), new DbUpdateException("x", new SqliteException("x", code)) })
            Assert.Equal((passes, isDamage), (StoreFaults.IsPassing(fault), StoreFaults.IsDamage(fault)));
        Assert.False(StoreFaults.IsPassing(new InvalidOperationException("x")));
    }

    [Fact]
    public async Task A_read_model_whose_file_is_full_waits_for_room_sets_nothing_aside_and_goes_on_by_itself()
    {
        var clock = new PausingClock();
        var isFull = true;
        // What SQLite itself says when a file may have no further page.
        Interference.Before = async recorded =>
        {
            if (!isFull || recorded.Position != 4) return;
            await using var file = new SqliteConnection("Data Source=:memory:");
            await file.OpenAsync();
            foreach (var step in new[] { "CREATE TABLE filling (x)", "PRAGMA max_page_count = 2", "INSERT INTO filling VALUES (zeroblob(1000000))" })
            {
                await using var command = file.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
                command.CommandText = step;
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync();
            }
        };
        await using var run = await Start(clock: clock, configure: options => options.BatchSize = 1);
        await run.Append(Demo.History);
        await clock.NextPauseOf(TimeSpan.FromSeconds(1));
        var status = run.Status(Balances);
        Assert.Equal((ProjectionState.CatchingUp, 3), (status.State, status.Position));
        Assert.Contains("full", status.Error, StringComparison.Ordinal);
        Assert.Empty(status.Quarantined);

        isFull = false;
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await run.CatchUp()).Reached);
        Assert.Equal((ProjectionState.Running, null), (run.Status(Balances).State, run.Status(Balances).Error));
        Assert.Empty(run.Status(Balances).Quarantined);
    }
}
