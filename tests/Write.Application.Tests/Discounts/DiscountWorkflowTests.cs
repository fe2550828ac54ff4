using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Discounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Discounts;

public sealed class DiscountWorkflowTests : SqliteStoreTests
{
    private static readonly CommandContext Context = new("tester", "test");

    private static readonly DateTimeOffset At = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Rule", "DISC-2")]
    public async Task A_discount_is_held_to_the_limit_that_operations_set()
    {
        await using var store = Open();
        var workflow = await Start(store);
        Assert.True((await Set(workflow, 0.10m)).IsAccepted);
        Assert.Equal(["DISCOUNT_OUT_OF_SCOPE"], Codes(await Set(workflow, 0.1001m)));
        Assert.True((await workflow.SetScope("ecs", 0.12m, Context)).IsAccepted);
        Assert.True((await Set(workflow, 0.1001m)).IsAccepted);
        Assert.Equal(["DISCOUNT_OUT_OF_SCOPE"], Codes(await Set(workflow, 0.12000001m)));
        // The default of another product type is its own.
        Assert.Equal(["DISCOUNT_OUT_OF_SCOPE"], Codes(await workflow.Set("c", "p", "EVS", 0.12m, null, Context)));
    }

    [Fact, Trait("Rule", "DISC-1")]
    public async Task A_discount_lapses_with_its_association_and_comes_back_with_none()
    {
        await using var store = Open();
        var workflow = await Start(store);
        await Set(workflow, 0.05m);
        Assert.Equal(9.5m, await Price(workflow, "p"));
        await Associations(store, new CustomerDisassociated("c", "p", AssociationModel.Referral, At));
        Assert.Null(await Price(workflow, "p"));
        Assert.Equal(10m, await Price(workflow, null));
        Assert.Equal(["NOT_A_REFERRAL_CUSTOMER"], Codes(await Set(workflow, 0.05m)));
        // Dated back to the very instant at which the first one began.
        await Associations(store, new CustomerAssociated("c", "p", AssociationModel.Referral, AssociationVia.Ticket, At));
        Assert.Equal(10m, await Price(workflow, "p"));
        Assert.Empty((await workflow.Withdraw("c", "p", "ECS", null, Context)).Events);
        Assert.True((await Set(workflow, 0.04m)).IsAccepted);
        Assert.Equal(9.6m, await Price(workflow, "p"));
    }

    [Fact, Trait("Rule", "DISC-3")]
    public async Task A_discount_lapses_with_the_model()
    {
        await using var store = Open();
        var workflow = await Start(store);
        await Set(workflow, 0.05m);
        await Associations(store, new AssociationModelChanged("c", "p", AssociationModel.Referral, AssociationModel.Reseller, "t", At));
        Assert.Equal(10m, await Price(workflow, "p"));
        Assert.Equal(["NOT_A_REFERRAL_CUSTOMER"], Codes(await Set(workflow, 0.05m)));
        await Associations(store, new AssociationModelChanged("c", "p", AssociationModel.Reseller, AssociationModel.Referral, "t", At));
        Assert.Equal(10m, await Price(workflow, "p"));
    }

    [Fact, Trait("Rule", "DISC-1")]
    public async Task Whatever_comes_first_nothing_that_is_given_while_the_customer_leaves_stands_afterwards()
    {
        await using var store = Open();
        var workflow = await Start(store);
        for (var round = 0; round < 10; round++)
        {
            var given = Task.Run(() => Set(workflow, 0.01m + (round / 1_000m)));
            await Task.WhenAll(given, Task.Run(() => Associations(store, new CustomerDisassociated("c", "p", AssociationModel.Referral, At))));
            Assert.Equal(10m, await Price(workflow, null));
            await Associations(store, new CustomerAssociated("c", "p", AssociationModel.Referral, AssociationVia.Ticket, At));
            Assert.Equal(10m, await Price(workflow, "p"));
        }
    }

    [Fact, Trait("Rule", "DISC-5"), Trait("Rule", "CONV-7")]
    public async Task What_is_refused_before_anything_is_read_names_no_stream()
    {
        await using var store = Open();
        var workflow = await Start(store);
        var head = await store.Head();
        Assert.Equal(["PRODUCT_TYPE_REQUIRED"], Codes(await workflow.Set("c", "p", "s6.large.2", 0.05m, null, Context)));
        Assert.Equal(["NOT_A_REFERRAL_CUSTOMER"], Codes(await workflow.Set("c", "q", "ECS", 0.05m, null, Context)));
        // Nor is it said whether the limit would have allowed it.
        Assert.Equal(["NOT_A_REFERRAL_CUSTOMER"], Codes(await workflow.Set("c", "q", "ECS", 0.99m, null, Context)));
        Assert.Equal(["NOT_A_REFERRAL_CUSTOMER"], Codes(await workflow.Set("absent", "q", "ECS", 0.05m, null, Context)));
        Assert.Equal(["NOT_A_REFERRAL_CUSTOMER"], Codes(await workflow.Set("c", "p", "ECS", 0.05m, ["somebody"], Context)));
        Assert.Equal(["TEXT_TOO_LONG"], Codes(await workflow.Set("c", "p", new string('A', 257), 0.05m, null, Context)));
        Assert.Equal(["PRODUCT_TYPE_REQUIRED"], Codes(await workflow.SetScope("s6.large.2", 0.05m, Context)));
        Assert.Equal(["DISCOUNT_NOT_APPLICABLE"], Codes(await workflow.SetScope("SPOT_ECS", 0.05m, Context)));
        Assert.Equal(head, await store.Head());
    }

    private async Task<DiscountWorkflow> Start(IEventStore store)
    {
        await Associations(store, new CustomerAssociated("c", "p", AssociationModel.Referral, AssociationVia.Ticket, At));
        return new(new CommandRunner(store, EventTypeRegistry.Domain, Clock), ProductList.Published, BusinessTime.Default, Clock);
    }

    private static Task<CommandResult> Set(DiscountWorkflow workflow, decimal discount) => workflow.Set("c", "p", "ECS", discount, null, Context);

    private static async Task<decimal?> Price(DiscountWorkflow workflow, string? partner) =>
        (await workflow.Quote("c", partner, [new QuoteItem("ecs", ChargingMode.PayPerUse, null, new(10m))], null))?.Total?.Amount;

    private static IEnumerable<string> Codes(CommandResult result) => result.Rejections.Select(rejection => rejection.Code);

    private static async Task Associations(IEventStore store, params IDomainEvent[] events) => await store.Append("association-c", ExpectedVersion.Any,
    [
        .. events.Select(@event => new NewEvent(
            Guid.CreateVersion7(), EventTypeRegistry.Domain.NameOf(@event.GetType()), EventTypeRegistry.Serialize(@event), Context.Metadata(At, []).Encode())),
    ]);
}
