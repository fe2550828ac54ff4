using System.Collections.Immutable;

namespace PartnerGraph.Write.Domain.Orders.Combining;

/// <summary>The instances of an order that are one type of resource: they are enabled together, and each type by itself (ORDER-10, ORDER-11).</summary>
/// <param name="Type">Such as <c>ECS</c>.</param>
/// <param name="Numbers">Places in the order, from 1.</param>
public sealed record OrderedResourceType(string Type, ImmutableArray<int> Numbers);

/// <summary>What several items of one order are together.</summary>
public static class Combination
{
    private const string Disks = "EVS", Network = "VPC";

    /// <summary>An image and its own disks are part of the server; a shared disk outlives it, and addresses and bandwidth belong to the network.</summary>
    public static string TypeOf(OrderItem item, ImmutableArray<OrderItem> items) => item.Role switch
    {
        ItemRole.SharedDisk => Disks,
        ItemRole.Eip or ItemRole.Bandwidth => Network,
        _ => HostOf(item, items).Product,
    };

    public static ImmutableArray<OrderedResourceType> TypesOf(ImmutableArray<OrderItem> items) =>
        [.. items.Select((item, index) => (Type: TypeOf(item, items), Number: index + 1))
            .GroupBy(item => item.Type, StringComparer.OrdinalIgnoreCase)
            .Select(group => new OrderedResourceType(group.Key, [.. group.Select(item => item.Number)]))];

    /// <summary>Null for a single instance, which is no combined order (ORDER-1).</summary>
    public static CombinationType? Of(ImmutableArray<OrderItem> items) =>
        items.Length < 2 ? null
        : items.Any(item => item.PartOf is not null) ? CombinationType.CombinedService
        : CombinationType.CombinedPurchase;

    /// <summary>
    /// The place of the instance that this one is subordinate to (ORDER-12): an image and the server's own disks to the server, bandwidth to the
    /// address that was ordered with it. Null for an instance that stands alone.
    /// </summary>
    public static int? ParentOf(int number, ImmutableArray<OrderItem> items)
    {
        var item = items[number - 1];
        if (item.Role is ItemRole.Image or ItemRole.SystemDisk or ItemRole.DataDisk) return item.PartOf;
        if (item.Role != ItemRole.Bandwidth) return null;
        var address = items.IndexOf(items.FirstOrDefault(other => other.Role == ItemRole.Eip && other.PartOf == item.PartOf)!);
        return address < 0 ? null : address + 1;
    }

    /// <summary>Whether every instance that is part of another names one that stands for itself, and says what it is to it.</summary>
    public static bool IsValid(ImmutableArray<OrderItem> items) => items.All(item => item.PartOf is { } host
        ? item.Role is not null && host >= 1 && host <= items.Length && items[host - 1].PartOf is null
        : item.Role is null);

    private static OrderItem HostOf(OrderItem item, ImmutableArray<OrderItem> items) => item.PartOf is { } host ? items[host - 1] : item;
}
