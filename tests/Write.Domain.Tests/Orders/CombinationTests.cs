using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Provisioning;

namespace PartnerGraph.Write.Domain.Tests.Orders;

/// <summary>What several instances of one order are together.</summary>
public sealed class CombinationTests
{
    private static readonly OrderItem[] Server =
    [
        Ordering.Prepaid(100m), Part(ItemRole.Image, "IMS"), Part(ItemRole.SystemDisk, "EVS"), Part(ItemRole.DataDisk, "EVS"), Part(ItemRole.SharedDisk, "EVS"),
        Part(ItemRole.Eip, "EIP"), Part(ItemRole.Bandwidth, "EIP"),
    ];

    [Fact, Trait("Rule", "ORDER-1"), Trait("Rule", "ORDER-9")]
    public void Several_instances_make_a_combined_order_and_one_does_not()
    {
        Assert.DoesNotContain(new Ordering().Accept(new Ordering().Place(Ordering.Prepaid(1m))), e => e is CombinedOrderPlaced);
        var e = new Ordering().Accept(new Ordering().Place(Ordering.Prepaid(1m), Ordering.Metered("OBS"))).OfType<CombinedOrderPlaced>().Single();
        Assert.Equal((CombinationType.CombinedPurchase, CombinedOrderOperation.Purchase, "ECS and 1 more"), (e.CombinationType, e.Operation, e.Name));
        var named = new Ordering().Accept(new Ordering().Place(Ordering.Prepaid(1m), Ordering.Metered()) with { Name = " Shop " });
        Assert.Equal("Shop", named.OfType<CombinedOrderPlaced>().Single().Name);
    }

    [Fact, Trait("Rule", "ORDER-7"), Trait("Rule", "ORDER-10")]
    public void A_server_with_its_disks_and_its_network_is_a_combined_service_of_three_types()
    {
        var e = new Ordering().Accept(new Ordering().Place(Server)).OfType<CombinedOrderPlaced>().Single();
        Assert.Equal(CombinationType.CombinedService, e.CombinationType);
        Assert.Equal(["ECS 1,2,3,4", "EVS 5", "VPC 6,7"], e.ResourceTypes.Select(type => $"{type.Type} {string.Join(',', type.Numbers)}"));
    }

    [Fact, Trait("Rule", "ORDER-7")]
    public void A_part_names_an_instance_that_stands_for_itself()
    {
        foreach (var wrong in new[] { Server[2] with { PartOf = null }, Server[2] with { Role = null }, Server[2] with { PartOf = 0 }, Server[2] with { PartOf = 3 }, Server[2] with { PartOf = 2 } })
            Assert.Equal(["ORDER-7 PARTS_INVALID"], new Ordering().Refused(new Ordering().Place(Server[0], Server[1], wrong)));
    }

    [Fact, Trait("Rule", "ORDER-12")]
    public void A_bandwidth_is_subordinate_to_the_address_of_its_own_server_wherever_it_stands()
    {
        var (address, bandwidth) = (Part(ItemRole.Eip, "EIP"), Part(ItemRole.Bandwidth, "EIP"));
        ImmutableArray<OrderItem> last = [address with { PartOf = 3 }, bandwidth with { PartOf = 3 }, Server[0]];
        new Ordering().Placed([.. last]);
        Assert.Equal([null, 1, null], Enumerable.Range(1, 3).Select(number => Combination.ParentOf(number, last)));
        Assert.Null(Combination.ParentOf(2, [Server[0], bandwidth]));
        Assert.Null(Combination.ParentOf(4, [Server[0], Server[0], address, bandwidth with { PartOf = 2 }]));
    }

    [Fact, Trait("Rule", "ORDER-11")]
    public void Types_of_resources_are_enabled_independently()
    {
        var order = Paid();
        order.Accept(order.Report("VPC", enabled: false));
        Assert.Equal(OrderState.Paid, order.State.State);
        order.Accept(order.Report("ECS", enabled: true));
        order.Accept(order.Report("EVS", enabled: true));
        Assert.Equal(["o-1", "o-2", "o-3", "o-4", "o-5"], order.State.Resources.Keys);
        Assert.Equal(["o-6", "o-7"], order.State.Failed.Order());
        Assert.Equal(OrderState.Effective, order.State.State);
        order.Accept(order.Report("VPC", enabled: true));
        Assert.Equal((7, 0), (order.State.Resources.Count, order.State.Failed.Count));
        Assert.Empty(order.Accept(order.Report("VPC", enabled: true)));
        Assert.Equal(["ORDER-10 RESOURCE_TYPE_UNKNOWN"], order.Refused(order.Report("OBS", enabled: true)));
        Assert.Equal(["ORDER-11 ORDER_NOT_PAID"], new Ordering().Placed(Server).Refused(order.Report("ECS", enabled: true)));
        Assert.Equal(["CONV-7 ORDER_NOT_FOUND"], new Ordering().Refused(order.Report("ECS", enabled: true)));
    }

    [Fact, Trait("Rule", "ORDER-11")]
    public void What_was_given_back_is_not_enabled_and_what_is_enabled_did_not_fail()
    {
        var order = new Ordering { Provisioning = ProvisioningMode.Reported, Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(1m), Ordering.Prepaid(1m)).Paid();
        order.Accept(order.Unsubscribe("o-2"));
        order.Accept(order.Report("ECS", enabled: true));
        Assert.Equal(["o-1"], order.State.Resources.Keys);
        Assert.Equal(["ORDER-11 RESOURCE_ALREADY_ENABLED"], order.Refused(order.Report("ECS", enabled: false)));
    }

    [Fact, Trait("Rule", "ORDER-12")]
    public void A_child_is_subordinate_to_its_parent_and_goes_with_it()
    {
        ImmutableArray<OrderItem> items = [.. Server];
        Assert.Equal([null, 1, 1, 1, null, null, 6], Enumerable.Range(1, 7).Select(number => Combination.ParentOf(number, items)));
        var order = Paid();
        foreach (var type in new[] { "ECS", "EVS", "VPC" }) order.Accept(order.Report(type, enabled: true));
        Assert.Equal(["ORDER-12 CHILD_RESOURCE"], order.Refused(order.Unsubscribe("o-3")));
        Assert.Equal(["ORDER-12 CHILD_RESOURCE"], order.Refused(order.Renew("o-3", Ordering.Start.AddMonths(2))));
        order.Accept(order.Renew("o-1", Ordering.Start.AddMonths(2)));
        Assert.Equal(["o-1", "o-2", "o-3", "o-4"], order.State.Resources.Where(pair => pair.Value.ValidTo == Ordering.Start.AddMonths(2)).Select(pair => pair.Key));
        Assert.Equal(["ORDER-12 CHILD_RESOURCE"], order.Refused(order.UnsubscribeRenewal("o-3")));
        order.Accept(order.UnsubscribeRenewal("o-1"));
        Assert.All(order.State.Resources.Values, resource => Assert.Equal(Ordering.Start.AddMonths(1), resource.ValidTo));
        order.Accept(order.Unsubscribe("o-1"));
        Assert.Equal(["o-1", "o-2", "o-3", "o-4"], order.State.Unsubscribed.Order());
        order.Accept(order.Unsubscribe("o-6"));
        Assert.Equal(["o-6", "o-7"], order.State.Unsubscribed.Order().Skip(4));
    }

    private static Ordering Paid() => new Ordering { Provisioning = ProvisioningMode.Reported, Wallet = Ordering.Rich() }.Placed(Server).Paid();

    private static OrderItem Part(ItemRole role, string product) => Ordering.Prepaid(10m, product) with { Role = role, PartOf = 1 };
}
