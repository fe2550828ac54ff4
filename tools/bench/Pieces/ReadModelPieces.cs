using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Bench.Whole;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Bench.Pieces;

/// <summary>Applying a log of lines to the expenditure read model, and asking it for a month's distribution.</summary>
public class ReadModelPieces
{
    private const int Lines = 20_000;

    private TemporaryDirectory? directory;
    private EmbeddedStore? store;

    [GlobalSetup]
    public async Task Fill()
    {
        directory = new TemporaryDirectory();
        var file = ImportComparison.Generate(directory, Lines);
        await BenchStore.Prepare(directory.Info, file);
        await BenchStore.Import(directory.Info, file, project: true);
        store = EmbeddedStore.Open(directory.Info);
        await store.Projections.StartAsync(CancellationToken.None);
    }

    /// <summary>All lines from the first on.</summary>
    [Benchmark]
    public Task Apply() => store!.Projections.Rebuild("expenditure");

    [Benchmark]
    public Task<Page<ExpenditureSlice>> Distribution() => store!.Services.GetRequiredService<DistributionReads>().Slices(
        new CustomerScope.OfPartner(BenchStore.Partner), new ExpenditureQuery { From = new(2026, 1, 1), To = new(2026, 1, 31) },
        [ExpenditureDimension.ServiceType], PageRequest.Of(50, null, null, null), CancellationToken.None);

    [GlobalCleanup]
    public async Task Close()
    {
        await store!.Projections.StopAsync(CancellationToken.None);
        await store.DisposeAsync();
        directory!.Dispose();
    }
}
