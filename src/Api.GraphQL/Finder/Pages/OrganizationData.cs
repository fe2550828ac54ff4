using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerGraph.Api.GraphQL.Hosting.Pages;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Domain.Finder;

namespace PartnerGraph.Api.GraphQL.Finder.Pages;

/// <summary>A partner as schema.org describes an organization, for programs that read pages.</summary>
internal static class OrganizationData
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>JSON-LD for a script element: signs that markup is made of are written as \u escapes.</summary>
    public static Html Of(PartnerProfile profile, string page) => new(JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Organization",
            ["@id"] = page,
            ["name"] = profile.Name,
            ["alternateName"] = profile.NameEnglish is null ? null : profile.NameChinese,
            ["description"] = profile.Description,
            ["url"] = profile.Website ?? page,
            ["logo"] = profile.LogoUrl,
            ["email"] = profile.Contact is { Channel: ContactChannel.Email } mail ? mail.Value : null,
            ["telephone"] = profile.Contact is { Channel: ContactChannel.Phone } phone ? phone.Value : null,
            ["address"] = Some(profile.Cities.Select(city => new Dictionary<string, object?>
            {
                ["@type"] = "PostalAddress", ["addressLocality"] = city.Name, ["addressRegion"] = city.State, ["addressCountry"] = city.Country,
            })),
            ["areaServed"] = Some(profile.Geographies.Select(value => FinderLabels.Words(value.ToString()))),
            ["knowsAbout"] = Some(profile.Competencies.Select(value => FinderLabels.Words(value.ToString())).Concat(profile.Products)),
            ["knowsLanguage"] = Some(profile.Languages),
        }.Where(entry => entry.Value is not null).ToDictionary(), Options));

    private static T[]? Some<T>(IEnumerable<T> values) => values.ToArray() is { Length: > 0 } some ? some : null;
}
