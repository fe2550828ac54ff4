using System.Text.Json;
using PartnerGraph.Domain.Finder;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Projections.Contract.Finder;
using PartnerGraph.Projections.Finder.Text;

namespace PartnerGraph.Projections.Tests.Finder;

/// <summary>Real organisations of the cloud-native landscape as listed partners, and a few invented ones with Chinese names, which it lacks.</summary>
public static class CorpusProfiles
{
    public const string FileName = "cncf-landscape-organizations.jsonl";

    public const string Missing = $"{FileName} is not there: the search of real names was NOT tested.";

    private static readonly string[] Chinese = ["青岚云计算有限公司", "北辰数据科技", "星桥容器服务", "海豚智能软件（深圳）", "远山网络安全研究院"];

    private sealed record Organisation(string Name, string? Homepage, string? Description, string[] Categories);

    /// <summary>The corpus beside the repository; null where it is missing.</summary>
    public static string? File()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", FileName);
            if (System.IO.File.Exists(file)) return file;
        }

        return null;
    }

    public static IEnumerable<IDomainEvent> Events(string file)
    {
        Dictionary<string, int> taken = [];
        foreach (var organisation in System.IO.File.ReadLines(file).Select(Read))
        {
            var slug = $"org-{string.Join('-', FinderText.Words(organisation.Name).Select(word => word.Value))}";
            var times = taken[slug] = taken.GetValueOrDefault(slug) + 1;
            foreach (var @event in Listed(times == 1 ? slug : $"{slug}-{times}", Profile(organisation))) yield return @event;
        }

        foreach (var (name, number) in Chinese.Select((name, index) => (name, index + 1)))
            foreach (var @event in Listed($"org-zh-{number}", FinderSamples.Profile(null, name))) yield return @event;
    }

    private static Organisation Read(string line) => JsonSerializer.Deserialize<Organisation>(line, JsonSerializerOptions.Web)!;

    private static ProfileContent Profile(Organisation organisation) => FinderSamples.Profile(organisation.Name, null, organisation.Description ?? organisation.Name) with
    {
        Products = [.. organisation.Categories.SelectMany(category => category.Split(" / ")).Distinct(StringComparer.Ordinal)],
        Website = organisation.Homepage,
    };

    private static IEnumerable<IDomainEvent> Listed(string id, ProfileContent content) => FinderSamples.Listed(id, content, "ZZ", kind: PartnerKind.SolutionProvider);
}
