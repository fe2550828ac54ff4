using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Contacts;

namespace PartnerGraph.Write.Domain.Finder;

/// <summary>One spelling for a content that means the same, so that it is compared, found and shown alike.</summary>
internal static class ProfileTidying
{
    /// <summary>Every entry for itself; the lists keep their length, so that a refusal can name the entry as the caller numbered it.</summary>
    public static ProfileContent Entries(ProfileContent content) => content with
    {
        NameEnglish = ProfileText.Line(content.NameEnglish),
        NameChinese = ProfileText.Line(content.NameChinese),
        Description = ProfileText.Paragraphs(content.Description),
        Cities = [.. Given(content.Cities).Select(City)],
        Geographies = Given(content.Geographies),
        Industries = Given(content.Industries),
        Competencies = Given(content.Competencies),
        Products = [.. Given(content.Products).Select(product => ProfileText.Line(product) ?? "")],
        Languages = [.. Given(content.Languages).Select(language => (language ?? "").Trim().ToLowerInvariant())],
        Website = Address(content.Website),
        LogoUrl = Address(content.LogoUrl),
        Contact = content.Contact is { } contact ? contact with { Value = ContactValue(contact) } : null,
    };

    /// <summary>Without what is there twice or empty; the first of equal entries stays where it is.</summary>
    public static ProfileContent Distinct(ProfileContent entries) => entries with
    {
        Cities = [.. entries.Cities.Distinct()],
        Geographies = [.. entries.Geographies.Distinct()],
        Industries = [.. entries.Industries.Distinct()],
        Competencies = [.. entries.Competencies.Distinct()],
        Products = [.. entries.Products.Where(product => product != "").Distinct(StringComparer.OrdinalIgnoreCase)],
        Languages = [.. entries.Languages.Distinct()],
    };

    private static ImmutableArray<T> Given<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;

    private static ProfileCity City(ProfileCity city) => city with
    {
        Name = ProfileText.Line(city.Name) ?? "",
        State = ProfileText.Line(city.State),
        Country = (city.Country ?? "").Trim().ToUpperInvariant(),
    };

    private static string? Address(string? address) => string.IsNullOrWhiteSpace(address) ? null : address.Trim();

    // What is not valid stays as it was given: the refusal is about that.
    private static string ContactValue(ProfileContact contact) => contact.Channel switch
    {
        ContactChannel.Email when EmailAddress.TryNormalize(contact.Value, out var email) => email,
        ContactChannel.Phone when PhoneNumber.Normalize(contact.Value) is { } number => number,
        _ => Address(contact.Value) ?? "",
    };
}
