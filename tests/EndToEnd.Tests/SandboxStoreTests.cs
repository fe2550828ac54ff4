using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel.Sandbox;

namespace PartnerGraph.EndToEnd.Tests;

public sealed class SandboxStoreTests
{
    [Fact]
    public async Task What_the_command_line_writes_into_a_sandbox_bears_the_sandboxs_time()
    {
        using var temporary = await TemporaryStore.WithPartner();
        var data = new DirectoryInfo(temporary.Data);
        var moved = DateTimeOffset.UtcNow.AddDays(400);
        await using (var store = EmbeddedStore.Open(data))
        {
            Assert.InRange(store.Clock.GetUtcNow(), moved.AddDays(-401), moved.AddDays(-399));
            await store.Runner.Run(SandboxTimeDecider.Definition, new MoveClock(moved, DateTimeOffset.UtcNow), new CommandContext("test", "test"));
        }

        await using var again = EmbeddedStore.Open(data);
        Assert.InRange(again.Clock.GetUtcNow(), moved.AddDays(-1), moved.AddDays(1));
    }
}
