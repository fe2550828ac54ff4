using PartnerGraph.EventStore.Contract.Interleavings;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Read.Projections.Tests.Interleavings;

/// <summary>Readers rent the file that serves while others replace it: none is deleted under a reader, and each replaced one once.</summary>
internal sealed class LeaseScenario
{
    private readonly SeededScheduler scheduler;
    private readonly Func<ReadModelLeases, Func<string>, (string File, IDisposable Lease)> rent;
    private readonly ReadModelLeases leases;
    private readonly Dictionary<string, int> reading = [];
    private readonly List<string> deleted = [];
    private string serving = "0";

    private LeaseScenario(SeededScheduler scheduler, Func<ReadModelLeases, Func<string>, (string File, IDisposable Lease)> rent)
    {
        (this.scheduler, this.rent) = (scheduler, rent);
        leases = new(Delete);
    }

    public static Task Run(SeededScheduler scheduler) => Run(scheduler, static (leases, choose) => leases.Rent(choose));

    public static Task Run(SeededScheduler scheduler, Func<ReadModelLeases, Func<string>, (string File, IDisposable Lease)> rent) =>
        new LeaseScenario(scheduler, rent).Run();

    private async Task Run()
    {
        await Task.WhenAll([.. Enumerable.Range(0, 4).Select(_ => Read()), Replace()]);
        Assert.Equal(Enumerable.Range(0, int.Parse(serving, System.Globalization.CultureInfo.InvariantCulture)).Select(file => $"{file}"), deleted.Order());
    }

    private async Task Read()
    {
        for (var left = 3; left > 0; left--)
        {
            await scheduler.Dawdle();
            var (file, lease) = rent(leases, () => serving);
            Assert.DoesNotContain(file, deleted);
            reading[file] = reading.GetValueOrDefault(file) + 1;
            await scheduler.Dawdle();
            reading[file]--;
            lease.Dispose();
            if (scheduler.OnceIn(3)) lease.Dispose();
        }
    }

    private async Task Replace()
    {
        for (var next = 1; next <= 4; next++)
        {
            await scheduler.Dawdle();
            var replaced = serving;
            serving = $"{next}";
            leases.Retire(replaced);
            if (scheduler.OnceIn(2)) leases.Retire(replaced);
        }
    }

    private void Delete(string file)
    {
        Interleaving.Between();
        Assert.Equal(0, reading.GetValueOrDefault(file));
        // Whoever retires it once more after that deletes what is not there.
        if (!deleted.Contains(file)) deleted.Add(file);
    }
}
