using PartnerGraph.Import.Organizations;
using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>Real organisations of the cloud-native landscape as listed partners, and a few invented ones with Chinese names, which it lacks.</summary>
public static class CorpusProfiles
{
    public const string FileName = "cncf-landscape-organizations.jsonl";

    public const string Missing = $"{FileName} is not there: the search of real names was NOT tested.";

    private static readonly string[] Chinese = ["青岚云计算有限公司", "北辰数据科技", "星桥容器服务", "海豚智能软件（深圳）", "远山网络安全研究院"];

    /// <summary>The corpus beside the repository; null where it is missing.</summary>
    public static string? File() => SharedData.Find(FileName);

    /// <summary>What <c>import organizations</c> makes of the file, line by line.</summary>
    public static IEnumerable<IDomainEvent> Events(string file)
    {
        using var organizations = OrganizationFile.Open(file, problem => throw new InvalidDataException(problem.ToString()));
        foreach (var line in organizations.Lines())
        {
            var country = OrganizationPartner.Details(line, otherwise: "ZZ").Country;
            foreach (var @event in FinderSamples.Listed(line.PartnerId, OrganizationPartner.Profile(line.Organization), country)) yield return @event;
        }

        foreach (var (name, number) in Chinese.Select((name, index) => (name, index + 1)))
            foreach (var @event in FinderSamples.Listed($"org-zh-{number}", FinderSamples.Profile(null, name), "CN")) yield return @event;
    }
}
