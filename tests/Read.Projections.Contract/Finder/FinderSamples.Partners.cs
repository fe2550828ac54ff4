using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using static PartnerGraph.Read.Projections.Contract.Finder.Places;

namespace PartnerGraph.Read.Projections.Contract.Finder;

public static partial class FinderSamples
{
    /// <summary>What the contract searches in: 27 listed partners, and some that must never be found.</summary>
    public static FinderLog Log() => new(Names().Concat(Chinese()).Concat(Profiles()).Concat(Hidden()));

    private static IEnumerable<IDomainEvent> Names() =>
    [
        .. Listed("cplus", Profile("C++ Builders", null, "Compilers", Berlin), "DE", PartnerTier.Standard, 1),
        .. Listed("cworks", Profile("C Works"), "GB", day: 2), .. Listed("csharp", Profile("C# Foundry", null, "", Paris), "FR", PartnerTier.Advanced, 3),
        .. Listed("shake", Profile("3-Shake"), "JP", PartnerTier.Premier, 4), .. Listed("acc", Profile("ACC ICT"), "NL", PartnerTier.Standard, 5),
        .. Listed("core", Profile("Core 24/7"), "US", PartnerTier.Standard, 6), .. Listed("node", Profile("Node.js Garage"), "US", day: 7),
        .. Listed("obrien", Profile("O'Brien & Sons Ltd."), "IE", day: 8), .. Listed("redwood", Profile("Redwood Data (RWD)"), "US", PartnerTier.Core, 9),
        .. Listed("kube", Profile("KubeSphere Partners", null, "Running clusters"), "SG", PartnerTier.Core, 10),
        .. Listed("societe", Profile("Société Nuageuse", null, "Hébergement", Paris), "FR", PartnerTier.Advanced, 11),
        .. Listed("aenix", Profile("Ænix Cloud"), "CZ", day: 12), .. Listed("muller", Profile("Müller Straße Hosting GmbH", null, "", Munich), "DE", PartnerTier.Premier, 13),
        .. Listed("banco", Profile("Banco de Crédito Austral", null, "Loans", SaoPaulo, Madrid), "BR", PartnerTier.Standard, 14),
        .. Listed("wide", Profile("ＡＢＣ Cloud"), "JP", day: 15),
    ];

    private static IEnumerable<IDomainEvent> Chinese() =>
    [
        .. Listed("huayun", Profile(null, "华为云计算", "云上迁移", Shenzhen) with { Languages = ["zh"] }, "CN", PartnerTier.Core, 16),
        .. Listed("beijing", Profile("Beijing Cloud Services", "北京云服务有限公司", "Cloud services for the capital", Beijing), "CN", PartnerTier.Advanced, 17),
        .. Listed("shanghai", Profile(null, "上海数据云服务中心") with { Languages = ["zh", "en"] }, "CN", day: 18),
        .. Listed("kana", Profile("Kumo", "クラウド東京"), "JP", PartnerTier.Standard, 19),
    ];

    private static IEnumerable<IDomainEvent> Profiles() =>
    [
        .. Listed("berg-1", Rich(Profile("Cloudberg Systems", null, "Moves factories to the cloud", Berlin)), "DE", PartnerTier.Standard, 20),
        .. Listed("berg-2", Rich(Profile("Cloudberg Systems", null, "Moves factories to the cloud", Munich)), "DE", PartnerTier.Premier, 20),
        .. Listed("berg-3", Rich(Profile("Cloudberg Systems", null, "Moves factories to the cloud", Munich)), "DE", day: 20),
        .. Listed("berg-4", Rich(Profile("Cloudberg Systems", null, "Moves factories to the cloud", Munich)), "DE", PartnerTier.Premier, 20),
        .. Listed("tasman", Profile("Tasman Networks", null, "", Auckland) with { Industries = [Industry.Retail, Industry.Energy] }, "NZ", PartnerTier.Advanced, 21, PartnerKind.Carrier),
        .. Listed("pacific", Profile("Pacific Works", null, "Islands", Suva, Apia) with { Products = ["Edge"], Geographies = [Geography.AsiaPacific] }, "FJ", day: 22, kind: PartnerKind.Distributor),
        .. Listed("sahara", Profile("Sahara Analytics", null, "", Cairo, Johannesburg) with { Products = ["Data Lake"], Geographies = [Geography.Africa, Geography.MiddleEast] }, "EG", PartnerTier.Standard, 23),
        .. Listed("zenith", Profile("Zenith", null, "Monitors clusters, monitoring costs; Kubernetes upgrades", Singapore) with { Competencies = [Competency.DevSecOps], Industries = [Industry.Retail] }, "SG", PartnerTier.Core, 24),
    ];

    private static ProfileContent Rich(ProfileContent content) => content with
    {
        Products = ["Container Engine", "Object Storage"],
        Industries = [Industry.Manufacturing, Industry.Automotive],
        Geographies = [Geography.Europe],
        Competencies = [Competency.CloudMigration, Competency.DevSecOps],
        Languages = ["de", "en"],
    };

    private static IEnumerable<IDomainEvent> Hidden() =>
    [
        .. Listed("unpublished", "Vanished Cloud"), Unpublished("unpublished"),
        .. Listed("frozen", "Glacier Cloud"), Frozen("frozen"),
        .. Listed("restricted", "Fenced Cloud"), new PartnerRestricted("restricted", RestrictionCause.Arrears, "overdue", Start.AddDays(90)),
        Registered("draft"), Approved("draft"), Updated("draft", Profile("Sketch Cloud")),
        Registered("unapproved"), Published("unapproved", Profile("Pending Cloud")),
        Registered("silent"), Approved("silent"),
    ];
}
