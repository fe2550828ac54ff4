using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Finder.Places;
using PartnerGraph.Write.Domain.Partners;
using static PartnerGraph.Write.Domain.Finder.Competency;
using static PartnerGraph.Write.Domain.Finder.Geography;
using static PartnerGraph.Write.Domain.Finder.Industry;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>A partner of the demo that shows itself in Partner Finder.</summary>
/// <param name="Cities">Names that the gazetteer knows in the given countries, as <c>Berlin/DE</c>.</param>
public sealed record DemoProfile(
    string PartnerId, PartnerKind Kind, PartnerTier Tier, string Country, string NameEnglish, string? NameChinese, string Description, string[] Cities,
    Geography[] Geographies, Industry[] Industries, Competency[] Competencies, string[] Products, string[] Languages)
{
    public ProfileContent Content => new(
        NameEnglish, NameChinese, Description, [.. Cities.Select(City)], [.. Geographies], [.. Industries], [.. Competencies], [.. Products],
        [.. Languages], $"https://{PartnerId}.example", null, new(ContactChannel.Email, $"hello@{PartnerId}.example"));

    private static ProfileCity City(string place)
    {
        var (name, country) = (place[..^3], place[^2..]);
        var known = Gazetteer.Find(name, country) ?? throw new InvalidOperationException($"The gazetteer does not know {place}.");
        return new(known.Name, known.State, known.Country, known.Latitude, known.Longitude);
    }
}

/// <summary>Who can be found in the demo's Partner Finder.</summary>
public static class DemoProfiles
{
    public static readonly ImmutableArray<DemoProfile> All =
    [
        new(DemoActors.PartnerId, PartnerKind.SolutionProvider, PartnerTier.Advanced, "SG", "Aurora Cloud Partners", "极光云合作伙伴",
            "Moves retailers and manufacturers to the cloud and runs their databases there, around the clock, from Singapore and Jakarta.",
            ["Singapore/SG", "Jakarta/ID"], [AsiaPacific], [Retail, Manufacturing], [Database, CloudMigration], ["Managed databases", "Cloud migration"], ["en", "zh", "id"]),
        new(DemoActors.DistributorId, PartnerKind.Distributor, PartnerTier.Standard, "SG", "Borealis Distribution", null,
            "Distributes cloud services to resellers all over South-East Asia and trains their people.",
            ["Singapore/SG", "Bangkok/TH", "Kuala Lumpur/MY"], [AsiaPacific], [ProfessionalServices], [], ["Reseller enablement", "Training"], ["en", "th", "ms"]),
        new(DemoActors.ResellerId, PartnerKind.Reseller, PartnerTier.Standard, "SG", "Comet Resale", null,
            "Cloud servers and backup for small shops and restaurants.", ["Singapore/SG"], [AsiaPacific], [Retail, Hospitality], [], ["Backup", "Cloud servers"], ["en"]),
        new("demo-dragon", PartnerKind.SolutionProvider, PartnerTier.Core, "CN", "Dragon Gate Data", "龙门数据技术有限公司",
            "为金融和政务客户提供数据仓库与人工智能平台。Builds data warehouses and AI platforms for banks and public administration.",
            ["Shenzhen/CN", "Shanghai/CN", "Beijing/CN"], [ChineseMainland], [FinancialServices, Government], [DataWarehouse, AiPlatform, Database],
            ["Data warehouse", "AI platform", "Big data"], ["zh", "en"]),
        new("demo-elbe", PartnerKind.SolutionProvider, PartnerTier.Premier, "DE", "Elbe Systemhaus GmbH", null,
            "Kubernetes platforms, DevOps and observability for the Mittelstand. Sovereign operation in German data centres.",
            ["Hamburg/DE", "Berlin/DE", "Munich/DE"], [Europe], [Manufacturing, Automotive, Energy], [CloudMigration], ["Kubernetes", "DevOps", "Observability"], ["de", "en"]),
        new("demo-fenix", PartnerKind.SolutionProvider, PartnerTier.Advanced, "BR", "Fênix Nuvem", null,
            "Migração para a nuvem e segurança gerenciada. Cloud migration and managed security for banks and hospitals in Latin America.",
            ["São Paulo/BR", "Rio de Janeiro/BR", "Santiago/CL"], [LatinAmerica], [FinancialServices, Healthcare], [CloudMigration, BigData],
            ["Managed security", "Cloud migration"], ["pt", "es", "en"]),
        new("demo-gazelle", PartnerKind.SolutionProvider, PartnerTier.Standard, "ZA", "Gazelle C++ Works", null,
            "Performance engineering in C++ and Rust: trading systems, games, embedded devices.",
            ["Cape Town/ZA", "Johannesburg/ZA", "Nairobi/KE"], [Africa], [Gaming, FinancialServices], [], ["Performance engineering", "C++"], ["en"]),
        new("demo-hikmah", PartnerKind.SolutionProvider, PartnerTier.Advanced, "AE", "Hikmah Analytics", null,
            "Big data analytics for telecommunications and logistics in the Gulf.",
            ["Dubai/AE", "Riyadh/SA", "Cairo/EG"], [MiddleEast, Africa], [Telecommunications, Logistics], [BigData, Database], ["Analytics", "Streaming"], ["ar", "en"]),
        new("demo-iberia", PartnerKind.DevelopmentPath, PartnerTier.Standard, "ES", "3-Lagos Formación", null,
            "Training and certification courses for cloud engineers, in Spanish and Portuguese.",
            ["Madrid/ES", "Lisbon/PT", "Mexico City/MX"], [Europe, LatinAmerica], [Education], [], ["Training", "Certification"], ["es", "pt"]),
        new("demo-jade", PartnerKind.SolutionProvider, PartnerTier.Premier, "HK", "Jade Harbour Cloud", "玉港云服务",
            "Media streaming, gaming back ends and content delivery between the mainland and the world.",
            ["Hong Kong/HK", "Shenzhen/CN"], [AsiaPacific, ChineseMainland], [Media, Gaming, Internet], [CloudMigration, BigData], ["Media streaming", "Game servers"], ["zh", "en"]),
        new("demo-karoo", PartnerKind.Carrier, PartnerTier.Core, "CL", "Andes Telecom Nube", null,
            "The cloud of a carrier: connectivity, colocation and public cloud from one hand, from Arica to Punta Arenas.",
            ["Santiago/CL", "Lima/PE", "Bogotá/CO"], [LatinAmerica], [Telecommunications, Government, Retail], [Database], ["Connectivity", "Colocation"], ["es", "en"]),
    ];
}
