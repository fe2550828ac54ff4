using PartnerGraph.Read.Projections.Runtime.Files;

namespace PartnerGraph.Read.Projections.Tests.Files;

public sealed class FileFolderTests : FileStoreTests, IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("partnergraph-");

    private string Folder => Path.Combine(directory.FullName, "exports");

    private protected override IFileStore Files => new FileFolder(Folder);

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Its_owner_alone_may_read_a_file()
    {
        await Files.Write("e", output => Written(output, [1]), default);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.EnumerateFiles(Folder).Single()));
    }

    private protected override Task<int> Drafts() => Task.FromResult(Directory.EnumerateFiles(Folder, "*.draft").Count());

    private protected override Task Abandon() => File.WriteAllTextAsync(Path.Combine(Folder, "e.0.draft"), "killed");
}
