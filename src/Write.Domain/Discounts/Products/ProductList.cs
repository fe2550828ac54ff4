using System.Collections.Frozen;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Discounts.Products;

/// <summary>The vendor's list of product types (DISC-6): what class each has on a day, and how far partners may go without asking.</summary>
public sealed class ProductList
{
    private readonly FrozenDictionary<string, ReferenceTable<ListedProduct>> byCode;

    /// <exception cref="ArgumentException">Two rows of one product type hold on the same day.</exception>
    public ProductList(IEnumerable<ReferenceRow<ListedProduct>> rows) => byCode = rows.GroupBy(row => row.Content.Code, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => ReferenceTables.OneADay(group.Key, group), StringComparer.OrdinalIgnoreCase);

    /// <summary>As it comes with this version.</summary>
    public static ProductList Published { get; } = new(ProductListFile.Read());

    /// <summary>The product type of that code, in any letter case, as the list has it on a day; null when it has none.</summary>
    public ListedProduct? Find(string code, DateOnly day) => byCode.TryGetValue(code, out var times) ? OnDay(times, day) : null;

    /// <summary>The code of a product type that the list has or had, written as the list does; null when it never had it.</summary>
    public string? CodeOf(string code) => byCode.TryGetValue(code, out var times) ? times.All[0].Content.Code : null;

    /// <summary>What the list has on a day, by code.</summary>
    public IReadOnlyList<ListedProduct> On(DateOnly day) =>
        [.. byCode.Values.Select(times => OnDay(times, day)).OfType<ListedProduct>().OrderBy(row => row.Code, StringComparer.Ordinal)];

    private static ListedProduct? OnDay(ReferenceTable<ListedProduct> times, DateOnly day)
    {
        foreach (var row in times.All)
            if (row.HoldsOn(day)) return row.Content;
        return null;
    }
}
