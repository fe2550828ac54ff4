using System.Text.RegularExpressions;

namespace PartnerGraph.Architecture.Tests;

public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_link_within_the_repository_leads_somewhere()
    {
        var pages = Directory.EnumerateFiles(RepositoryFiles.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "docs"), "*.md", SearchOption.AllDirectories));
        var broken = from page in pages
                     from Match link in Link().Matches(File.ReadAllText(page))
                     let target = link.Groups[1].Value
                     where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
                     where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
                     select $"{Path.GetRelativePath(RepositoryFiles.Root, page)}: {target}";
        Assert.Empty(broken);
    }

    // The target of [text](target), without its anchor; a target that is an anchor alone lies on the page itself.
    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
