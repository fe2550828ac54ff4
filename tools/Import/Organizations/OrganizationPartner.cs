using System.Collections.Immutable;
using System.Text;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Import.Organizations;

/// <summary>What becomes of an organisation: a partner with a profile in Partner Finder.</summary>
public static class OrganizationPartner
{
    /// <param name="otherwise">The country of those whose home page tells none, ISO 3166-1 alpha-2.</param>
    public static PartnerDetails Details(OrganizationLine line, string otherwise) => new(
        PartnerKind.SolutionProvider, HomeCountry.Of(line.Organization.HomePage) ?? otherwise, line.Organization.Name,
        $"office@{OrganizationIds.SlugOf(line.PartnerId)}.example");

    public static ProfileContent Profile(Organization organization) => new(
        organization.Name, NameChinese: null, Description(organization), Cities: [], Geographies: [], Industries: [], Competencies: [],
        Products(organization.Categories), Languages: [], Website(organization.HomePage), LogoUrl: null, Contact: null);

    /// <summary>Whether a partner registered under this name is what an organisation of a file became.</summary>
    public static bool IsOne(Partner partner, string partnerId) =>
        partner.Exists && partner.Kind == PartnerKind.SolutionProvider && OrganizationIds.MayBe(partnerId, partner.Name);

    /// <summary>The property of the line that a refused field of the commands comes from; empty when the whole line is meant.</summary>
    public static string PropertyOf(string path) => path.Split('[')[0] switch
    {
        "companyName" or "profile.nameEnglish" => "name",
        "country" or "profile.website" => "homepage",
        "profile.description" => "description",
        "profile.products" => "categories",
        _ => "",
    };

    // A profile without a description is refused, and many organisations have none.
    private static string Description(Organization organization) =>
        !string.IsNullOrWhiteSpace(organization.Description) ? organization.Description
        : organization.Categories.Length == 0 ? organization.Name
        : $"{organization.Name}: {string.Join(", ", organization.Categories)}";

    private static ImmutableArray<string> Products(ImmutableArray<string> categories) =>
    [
        .. categories.SelectMany(category => category.Split(" / ")).Select(part => Cut(ProfileText.Line(part) ?? "")).Where(part => part != "")
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(ProfileValidation.MostProducts),
    ];

    private static string Cut(string text) => ProfileText.LengthOf(text) <= ProfileValidation.LongestProduct
        ? text
        : text.EnumerateRunes().Take(ProfileValidation.LongestProduct).Aggregate(new StringBuilder(), (cut, rune) => cut.Append(rune)).ToString().TrimEnd();

    private static string? Website(string? homePage) => homePage is not null && WebAddress.IsHttp(homePage.Trim()) ? homePage.Trim() : null;
}
