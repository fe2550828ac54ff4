using System.Collections.Immutable;
using System.ComponentModel;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Api.GraphQL.Finder;

[Description("A city where the partner works. A city that the product knows needs its name alone; any other its country and coordinates.")]
public sealed record PartnerCityInput(
    [property: Description("In English.")] string Name,
    [property: Description("State, province or region.")] string? State,
    [property: Description("ISO 3166-1 code of two letters.")] string? Country,
    [property: Description("Degrees north.")] double? Latitude,
    [property: Description("Degrees east.")] double? Longitude)
{
    public ProfileCity ToCity()
    {
        var known = Gazetteer.Find(Name, Country);
        // Coordinates that nobody knows are refused by the decision, with the path of this city.
        return new(
            known?.Name ?? Name, State ?? known?.State, Country ?? known?.Country ?? "", Latitude ?? known?.Latitude ?? double.NaN,
            Longitude ?? known?.Longitude ?? double.NaN);
    }
}

public sealed record PartnerContactInput(
    ContactChannel Channel, [property: Description("An email address, an international phone number or a web address, as the channel says.")] string Value);

[Description("The whole content of a profile: what is left out is empty. Country, programs and tier are taken from the partner's records.")]
public sealed record PartnerProfileInput(
    [property: Description("The business name in Latin letters. At least one of the two names is needed (INFO-3).")] string? NameEnglish,
    [property: Description("The business name in Chinese (INFO-3).")] string? NameChinese,
    [property: Description("At most 4000 characters.")] string Description,
    IReadOnlyList<PartnerCityInput>? Cities,
    IReadOnlyList<Geography>? Geographies,
    IReadOnlyList<Industry>? Industries,
    [property: Description("Labels of REF-9; some are for the Chinese mainland or the rest of the world alone (COMP-5, COMP-6).")] IReadOnlyList<Competency>? Competencies,
    [property: Description("What the partner is a specialist for, in its own words.")] IReadOnlyList<string>? Products,
    [property: Description("ISO 639-1 codes such as en.")] IReadOnlyList<string>? Languages,
    string? Website,
    [property: Description("An https address.")] string? LogoUrl,
    PartnerContactInput? Contact)
{
    public ProfileContent ToContent() => new(
        NameEnglish, NameChinese, Description, Of(Cities?.Select(city => city.ToCity())), Of(Geographies), Of(Industries), Of(Competencies), Of(Products),
        Of(Languages), Website, LogoUrl, Contact is null ? null : new(Contact.Channel, Contact.Value));

    private static ImmutableArray<T> Of<T>(IEnumerable<T>? values) => values?.ToImmutableArray() ?? [];
}
