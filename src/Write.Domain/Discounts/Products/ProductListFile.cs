using System.Globalization;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Discounts.Products;

/// <summary>Reads the list of product types from the embedded file <c>products.tsv</c>.</summary>
internal static class ProductListFile
{
    private const int Code = 0, Name = 1, Class = 2, Flags = 3, DefaultLimit = 4, From = 5, Until = 6;

    private const string LongTerm = "long-term", Package = "package";

    public static IEnumerable<ReferenceRow<ListedProduct>> Read() => EmbeddedTable.Rows(typeof(ProductListFile).Assembly, "products.tsv").Select(Row);

    private static ReferenceRow<ListedProduct> Row(string[] fields)
    {
        var flags = fields[Flags].Split('|', StringSplitOptions.RemoveEmptyEntries);
        if (flags.Except([LongTerm, Package]).FirstOrDefault() is { } unknown) throw new FormatException($"{fields[Code]}: {unknown} is no flag.");
        return new(
            new(
                fields[Code], fields[Name], Enum.Parse<ProductClass>(fields[Class]), flags.Contains(LongTerm), flags.Contains(Package),
                decimal.Parse(fields[DefaultLimit], CultureInfo.InvariantCulture)),
            EmbeddedTable.Day(fields, From), EmbeddedTable.Day(fields, Until));
    }
}
