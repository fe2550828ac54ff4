using System.Text;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Finder.Places;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>What a partner is listed under, in words: searched like text, and shown beside the codes of facets.</summary>
public static class FinderLabels
{
    // Names that are not words run together.
    private static readonly Dictionary<string, string> Written = new()
    {
        [nameof(Competency.DevSecOps)] = "DevSecOps", [nameof(Competency.AiPlatform)] = "AI platform",
        [nameof(Competency.PublicCloudOperations)] = "Public cloud O&M", [nameof(PartnerProgram.Koogallery)] = "KooGallery",
        [nameof(Geography.AsiaPacific)] = "Asia-Pacific", [nameof(Industry.NonProfit)] = "Non-profit",
        [nameof(Geography.CentralAsia)] = "Central Asia", [nameof(Geography.LatinAmerica)] = "Latin America",
        [nameof(Geography.MiddleEast)] = "Middle East", [nameof(Geography.NorthAmerica)] = "North America", [nameof(Geography.ChineseMainland)] = "Chinese mainland",
    };

    public static IEnumerable<string> Of(FinderEntry entry)
    {
        var content = entry.Content!;
        return content.Products
            .Concat(content.Competencies.Select(value => Words(value.ToString())))
            .Concat(content.Industries.Select(value => Words(value.ToString())))
            .Concat(content.Geographies.Select(value => Words(value.ToString())))
            .Concat(content.Cities.SelectMany(city => new[] { city.Name, city.State, Countries.NameOf(city.Country), Gazetteer.Find(city.Name, city.Country)?.NameChinese }).OfType<string>())
            .Concat(entry.Country != Countries.Unknown && Countries.NameOf(entry.Country) is { } country ? [country] : [])
            .Concat(content.Languages.Select(Languages.NameOf).OfType<string>())
            .Concat(entry.Program is { } program ? [Words(program.ToString())] : [])
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The words of a value's name: <c>FinancialServices</c> is <c>Financial services</c>.</summary>
    public static string Words(string name)
    {
        if (Written.TryGetValue(name, out var written)) return written;
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append(' ').Append(char.ToLowerInvariant(letter));
            else text.Append(letter);
        }

        return text.ToString();
    }
}
