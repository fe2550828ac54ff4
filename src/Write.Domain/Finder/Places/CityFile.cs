using System.Globalization;

namespace PartnerGraph.Write.Domain.Finder.Places;

/// <summary>The cities with their other names from the embedded file <c>cities.tsv</c>, whose first lines say what its columns hold and where it is from.</summary>
internal static class CityFile
{
    private const int Name = 0, NameChinese = 1, State = 2, Country = 3, North = 4, East = 5, OtherNames = 6;

    /// <summary>In the order of the file.</summary>
    public static IEnumerable<(GazetteerCity City, string[] OtherNames)> Read()
    {
        using var file = new StreamReader(typeof(CityFile).Assembly.GetManifestResourceStream("cities.tsv")!);
        while (file.ReadLine() is { } line)
            if (!line.StartsWith('#')) yield return Row(line.Split('\t'));
    }

    private static (GazetteerCity, string[]) Row(string[] fields) => (
        new(fields[Name], Given(fields[NameChinese]), Given(fields[State]), fields[Country], Degrees(fields[North]), Degrees(fields[East])),
        fields.Length > OtherNames ? fields[OtherNames].Split('|') : []);

    private static string? Given(string field) => field == "" ? null : field;

    private static double Degrees(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
