using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Discounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Tests.Discounts;

public sealed class DiscountProjectionTests : ProjectionContract<DiscountProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
    [
        Given("c", "ECS", 0.05m), Given("c", "EVS", 0.04m), Grant("c", "ECS", new DiscountChanged("c", "p", "ECS", 0.05m, 0.06m)),
        Given("d", "ECS", 0.01m), Grant("d", "ECS", new DiscountWithdrawn("d", "p", "ECS", 0.01m)), Given("d", "ECS", 0.02m),
        // Both of c lapse at once; what it is given afterwards stands, and so does what d has.
        Past.Changed("c", AssociationModel.Referral, AssociationModel.Reseller, 3), Past.Changed("c", AssociationModel.Reseller, AssociationModel.Referral, 4),
        Given("c", "ECS", 0.07m, term: 3), Given("e", "OBS", 0.01m), Past.Left("e", 5), Past.Left("nobody", 6),
        Scope("ECS", 0.10m), Scope("OBS", 0.20m), Scope("ECS", 0.03m),
    ];

    [Fact, Trait("Rule", "DISC-1")]
    public async Task What_stands_is_what_was_given_in_the_association_that_goes_on()
    {
        await using var run = await StartAt("standing");
        await run.Append(History);
        Assert.True((await run.CatchUp()).Reached);
        await using var db = run.Open<DiscountProjection>();
        Assert.Equal(
            ["ECS-c 0.07", "ECS-d 0.02"],
            (await db.Set<CustomerDiscountRow>().OrderBy(row => row.DiscountId).ToListAsync()).Select(row => $"{row.DiscountId} {row.Discount:0.00}"));
        Assert.Equal(
            ["Granted", "Changed", "Lapsed", "Granted"],
            (await db.Set<DiscountHistoryRow>().Where(row => row.DiscountId == "ECS-c").OrderBy(row => row.Position).ToListAsync()).Select(row => $"{row.Step}"));
        Assert.Equal(
            ["Granted", "Lapsed"],
            (await db.Set<DiscountHistoryRow>().Where(row => row.DiscountId == "OBS-e").OrderBy(row => row.Position).ToListAsync()).Select(row => $"{row.Step}"));
        Assert.Equal(0.03m, (await db.Set<DiscountScopeRow>().SingleAsync(row => row.ProductType == "ECS")).Maximum);
    }

    private static PastEvent Given(string customer, string type, decimal discount, int term = 1) =>
        Grant(customer, type, new DiscountGranted(customer, "p", type, discount, term));

    private static PastEvent Grant(string customer, string type, IDomainEvent @event) => new($"customer-discount-{type}-{customer}", @event);

    private static PastEvent Scope(string type, decimal maximum) => new($"discount-scope-{type}", new DiscountScopeSet(type, maximum));
}
