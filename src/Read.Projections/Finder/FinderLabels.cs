using System.Text;
using PartnerGraph.Domain.Finder.Places;

namespace PartnerGraph.Projections.Finder;

/// <summary>What a partner is listed under, in words: searched like text, and shown beside the codes of facets.</summary>
public static class FinderLabels
{
    public static IEnumerable<string> Of(FinderEntry entry)
    {
        var content = entry.Content!;
        return content.Products
            .Concat(content.Competencies.Select(value => Words(value.ToString())))
            .Concat(content.Industries.Select(value => Words(value.ToString())))
            .Concat(content.Geographies.Select(value => Words(value.ToString())))
            .Concat(content.Cities.SelectMany(city => new[] { city.Name, city.State, Countries.NameOf(city.Country) }).OfType<string>())
            .Concat(entry.Country != Countries.Unknown && Countries.NameOf(entry.Country) is { } country ? [country] : [])
            .Concat(content.Languages.Select(Languages.NameOf).OfType<string>())
            .Concat(entry.Program is { } program ? [Words(program.ToString())] : [])
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The words of a value's name: <c>FinancialServices</c> is <c>Financial services</c>.</summary>
    public static string Words(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append(' ').Append(char.ToLowerInvariant(letter));
            else text.Append(letter);
        }

        return text.ToString();
    }
}
