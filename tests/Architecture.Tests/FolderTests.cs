using System.Text.RegularExpressions;

namespace PartnerGraph.Architecture.Tests;

public sealed partial class FolderTests
{
    [Fact]
    public void A_folder_holds_at_most_fifteen_source_files() =>
        Assert.Empty(RepositoryFiles.Sources("src").GroupBy(file => Path.GetDirectoryName(file)!).Where(folder => folder.Count() > 15)
            .Select(folder => $"{Path.GetRelativePath(RepositoryFiles.Root, folder.Key)}: {folder.Count()}"));

    [Fact]
    public void A_namespace_is_the_name_of_its_folder()
    {
        foreach (var file in RepositoryFiles.Sources("src").Where(file => Path.GetFileName(file) != "Program.cs"))
        {
            var folder = Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(RepositoryFiles.Root, "src"), file))!;
            Assert.Equal($"{file}: PartnerGraph.{folder.Replace(Path.DirectorySeparatorChar, '.')}", $"{file}: {Namespace().Match(File.ReadAllText(file)).Groups[1].Value}");
        }
    }

    [GeneratedRegex("^namespace ([A-Za-z.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
