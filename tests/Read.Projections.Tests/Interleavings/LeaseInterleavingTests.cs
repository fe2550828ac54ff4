using PartnerGraph.EventStore.Contract.Interleavings;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Read.Projections.Tests.Interleavings;

/// <summary>Leases of files in orders that follow from a seed.</summary>
public sealed class LeaseInterleavingTests
{
    [Fact]
    public void No_file_is_deleted_under_its_reader_and_each_goes_in_the_end() => Seeds.Each(LeaseScenario.Run);

    [Fact]
    public void Whoever_chooses_before_it_is_counted_is_found() => Assert.InRange(
        Seeds.Finds(scheduler => LeaseScenario.Run(scheduler, static (leases, choose) =>
        {
            var chosen = choose();
            Interleaving.Between();
            return leases.Rent(() => chosen);
        })),
        1, Seeds.Usual);
}
