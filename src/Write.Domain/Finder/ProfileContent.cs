using System.Collections.Immutable;

namespace PartnerGraph.Write.Domain.Finder;

/// <summary>Parts of the world that a partner serves.</summary>
public enum Geography
{
    Africa, AsiaPacific, CentralAsia, ChineseMainland, Europe, LatinAmerica, MiddleEast, NorthAmerica,
}

/// <summary>Industries that a partner knows.</summary>
public enum Industry
{
    Agriculture, Automotive, Construction, Education, Energy, FinancialServices, Gaming, Government, Healthcare, Hospitality, Internet,
    Logistics, Manufacturing, Media, NonProfit, ProfessionalServices, RealEstate, Retail, Telecommunications,
}

/// <summary>Level-1 competencies (REF-9).</summary>
public enum Competency
{
    Database, BigData, DataWarehouse, AiPlatform, DevSecOps, SolutionIntegrationImplementation, PublicCloudOperations, OperationalExcellence,
    ApplicationModernization, CloudMigration,
}

/// <summary>How a customer reaches the partner.</summary>
public enum ContactChannel { Email, Phone, Web }

/// <param name="Value">An email address, an international phone number or an https address, as the channel says.</param>
public sealed record ProfileContact(ContactChannel Channel, string Value);

/// <summary>A place where the partner works.</summary>
/// <param name="Name">The city's English name.</param>
/// <param name="State">State, province or region; null where there is none.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public sealed record ProfileCity(string Name, string? State, string Country, double Latitude, double Longitude);

/// <summary>
/// What a partner says of itself in Partner Finder. Its country, programs and tier are not part of it: they come from its registration
/// and its tier grants, so that nobody types them in.
/// </summary>
/// <param name="NameEnglish">The business name in Latin letters; at least one of the two names is given (INFO-3).</param>
/// <param name="NameChinese">The business name in Chinese.</param>
/// <param name="Products">Products and services that the partner is a specialist for, in its own words.</param>
/// <param name="Languages">ISO 639 codes of the languages its people speak, such as <c>en</c>.</param>
/// <param name="Website">An https or http address.</param>
/// <param name="LogoUrl">An https address.</param>
public sealed record ProfileContent(
    string? NameEnglish, string? NameChinese, string Description, ImmutableArray<ProfileCity> Cities, ImmutableArray<Geography> Geographies,
    ImmutableArray<Industry> Industries, ImmutableArray<Competency> Competencies, ImmutableArray<string> Products, ImmutableArray<string> Languages,
    string? Website, string? LogoUrl, ProfileContact? Contact)
{
    /// <summary>The same content, list by list: immutable arrays themselves compare by reference.</summary>
    public bool Equals(ProfileContent? other) => other is not null
        && (NameEnglish, NameChinese, Description, Website, LogoUrl, Contact) ==
           (other.NameEnglish, other.NameChinese, other.Description, other.Website, other.LogoUrl, other.Contact)
        && Cities.SequenceEqual(other.Cities) && Geographies.SequenceEqual(other.Geographies) && Industries.SequenceEqual(other.Industries)
        && Competencies.SequenceEqual(other.Competencies) && Products.SequenceEqual(other.Products) && Languages.SequenceEqual(other.Languages);

    public override int GetHashCode() => HashCode.Combine(NameEnglish, NameChinese, Description, Website, Cities.Length, Products.Length);
}
