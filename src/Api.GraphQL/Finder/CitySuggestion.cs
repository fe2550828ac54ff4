using System.ComponentModel;
using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Api.GraphQL.Finder;

[Description("A city that the product knows, whose name begins like what is being typed.")]
public sealed class CitySuggestion(CityName found)
{
    [Description("The name that matches, as it is written: München for Munich.")]
    public string Text => found.Name;

    [Description("In English.")]
    public string Name => found.City.Name;

    [Description("State, province or region; null where addresses name none.")]
    public string? State => found.City.State;

    [Description("ISO 3166-1 code of two letters.")]
    public string Country => found.City.Country;

    [Description("The country's short English name.")]
    public string CountryName => Countries.NameOf(found.City.Country) ?? found.City.Country;

    [Description("Whether a larger city has the same name: then near needs the country, too.")]
    public bool NeedsCountry => Gazetteer.Find(found.City.Name, country: null) != found.City;
}
