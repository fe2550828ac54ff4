namespace PartnerGraph.Architecture.Tests;

public sealed class FileSizeTests
{
    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        Assert.Empty(RepositoryFiles.Sources("src").Where(file => File.ReadLines(file).Count() > 300).Select(Path.GetFileName));
}
