using System.Globalization;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Finder.Places;

/// <summary>The cities with their other names from the embedded file <c>cities.tsv</c>.</summary>
internal static class CityFile
{
    private const int Name = 0, NameChinese = 1, State = 2, Country = 3, North = 4, East = 5, OtherNames = 6;

    /// <summary>In the order of the file.</summary>
    public static IEnumerable<(GazetteerCity City, string[] OtherNames)> Read() => EmbeddedTable.Rows(typeof(CityFile).Assembly, "cities.tsv").Select(fields => (
        new GazetteerCity(
            fields[Name], EmbeddedTable.Given(fields, NameChinese), EmbeddedTable.Given(fields, State), fields[Country], Degrees(fields[North]), Degrees(fields[East])),
        EmbeddedTable.Given(fields, OtherNames)?.Split('|') ?? []));

    private static double Degrees(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
