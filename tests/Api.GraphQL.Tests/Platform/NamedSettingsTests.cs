using System.Reflection;
using System.Text.RegularExpressions;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Read.Projections.Finder.Elasticsearch;

namespace PartnerGraph.Api.GraphQL.Tests.Platform;

/// <summary>Whatever pages and files for deployment call a setting is one: a name that nothing reads would be followed in vain.</summary>
public sealed partial class NamedSettingsTests
{
    private static readonly Dictionary<string, Type> Sections = new()
    {
        [PartnerGraphOptions.Section] = typeof(PartnerGraphOptions),
        [GraphQLTransportOptions.Section] = typeof(GraphQLTransportOptions),
        [ElasticsearchOptions.Section.Replace(":", "__", StringComparison.Ordinal)] = typeof(ElasticsearchOptions),
    };

    // Read from the configuration by their names alone.
    private static readonly HashSet<string> Single = ["PartnerGraph__Finder__Index", "PartnerGraph__CustomerSite", "Authentication__Authority", "Authentication__Audience", "Authentication__DevelopmentKey"];

    public static TheoryData<string> Files() => new(Directory.EnumerateFiles(RepositoryRoot.File("docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(RepositoryRoot.File("deploy")))
        .Append(RepositoryRoot.File("README.md"))
        .Where(file => Named().IsMatch(File.ReadAllText(file)))
        .Select(file => Path.GetRelativePath(RepositoryRoot.File("."), file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_a_setting(string file)
    {
        var named = Named().Matches(File.ReadAllText(RepositoryRoot.File(file))).Select(match => match.Value).Distinct();
        Assert.All(named, name => Assert.True(IsSetting(name), name));
    }

    [Fact]
    public void Files_for_deployment_name_some()
    {
        Assert.Matches("PartnerGraph__EventStore__Kind", File.ReadAllText(RepositoryRoot.File("deploy/compose.yaml")));
        Assert.False(IsSetting("PartnerGraph__EventStore__Kinds"));
        Assert.False(IsSetting("PartnerGraph__Holidays__x"));
    }

    private static bool IsSetting(string name) => Single.Contains(name)
        || Sections.Any(section => name.StartsWith($"{section.Key}__", StringComparison.Ordinal) && Binds(section.Value, name[(section.Key.Length + 2)..].Split("__")));

    private static bool Binds(Type type, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty) return true;
        if (type.GetInterfaces().Append(type).FirstOrDefault(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list && type != typeof(string))
            return int.TryParse(path[0], out _) && Binds(list.GenericTypeArguments[0], path[1..]);
        return type.GetProperty(path[0], BindingFlags.Public | BindingFlags.Instance) is { } property && Binds(property.PropertyType, path[1..]);
    }

    [GeneratedRegex("(?<![A-Za-z_])(PartnerGraph|GraphQL|Authentication)__[A-Za-z0-9]+(__[A-Za-z0-9]+)*")]
    private static partial Regex Named();
}
