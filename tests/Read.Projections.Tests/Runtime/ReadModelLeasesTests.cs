using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class ReadModelLeasesTests : IDisposable
{
    private readonly List<string> deleted = [];
    private readonly ManualResetEventSlim goOn = new(initialState: true);
    private readonly TaskCompletionSource deleting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ReadModelLeases leases;

    public ReadModelLeasesTests() => leases = new(Delete);

    [Fact]
    public async Task Readers_of_other_files_do_not_wait_while_one_is_deleted()
    {
        goOn.Reset();
        var retiring = Task.Run(() => leases.Retire("old"));
        await deleting.Task.WaitAsync(ProjectionRun.Patience);
        await Task.Run(() => Rent("new").Dispose()).WaitAsync(ProjectionRun.Patience);
        // It is being deleted already.
        leases.Retire("old");
        goOn.Set();
        await retiring.WaitAsync(ProjectionRun.Patience);
        Assert.Equal(["old"], deleted);
    }

    [Fact]
    public async Task A_file_is_deleted_once_by_its_last_reader_whoever_else_retires_it()
    {
        var (one, other) = (Rent("old"), Rent("old"));
        leases.Retire("old");
        leases.Retire("old");
        one.Dispose();
        one.Dispose();
        Assert.Empty(deleted);
        goOn.Reset();
        var returning = Task.Run(other.Dispose);
        await deleting.Task.WaitAsync(ProjectionRun.Patience);
        leases.Retire("old");
        goOn.Set();
        await returning.WaitAsync(ProjectionRun.Patience);
        Assert.Equal(["old"], deleted);
    }

    [Fact]
    public void What_could_not_be_deleted_can_be_retired_again()
    {
        var full = true;
        var failing = new ReadModelLeases(file =>
        {
            if (full) throw new IOException("In use.");
            deleted.Add(file);
        });
        Assert.Throws<IOException>(() => failing.Retire("old"));
        full = false;
        failing.Retire("old");
        Assert.Equal(["old"], deleted);
    }

    public void Dispose() => goOn.Dispose();

    private IDisposable Rent(string file) => leases.Rent(() => file).Lease;

    private void Delete(string file)
    {
        deleting.TrySetResult();
        goOn.Wait();
        deleted.Add(file);
    }
}
