using System.Security.Cryptography;
using PartnerGraph.Processes.Exports.Files;

namespace PartnerGraph.Processes.Tests.Exports;

public sealed class ExportFilesTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("partnergraph-");
    private readonly ExportFiles files;

    public ExportFilesTests() => files = new(new(directory.FullName));

    public void Dispose() => directory.Delete(recursive: true);

    [Theory]
    [InlineData("..")]
    [InlineData("../events")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task No_id_leads_out_of_the_folder(string id)
    {
        Assert.False(ExportFiles.IsId(id));
        Assert.Throws<ArgumentException>(() => files.PathOf(id, "ab"));
        Assert.Throws<ArgumentException>(() => files.PathOf("ab", id));
        await Assert.ThrowsAsync<ArgumentException>(() => files.Write(id, _ => Task.FromResult(0), default));
    }

    [Fact]
    public async Task A_file_has_its_name_when_it_is_whole_and_its_owner_alone_may_read_it()
    {
        var (sha256, bytes, told) = await files.Write("e", async output =>
        {
            await output.WriteAsync(new byte[] { 1, 2, 3 });
            Assert.Empty(files.All());
            return 7;
        }, default);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])), 3L, 7), (sha256, bytes, told));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(files.PathOf("e", sha256)));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(files.PathOf("e", sha256)));
    }

    [Fact]
    public async Task What_fails_leaves_nothing_and_what_was_killed_is_swept()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => files.Write<int>("e", async output =>
        {
            await output.WriteAsync(new byte[] { 1 });
            throw new InvalidOperationException();
        }, default));
        var folder = Path.Combine(directory.FullName, "exports");
        Assert.Empty(Directory.EnumerateFiles(folder));
        await File.WriteAllTextAsync(Path.Combine(folder, "e.0.draft"), "killed");
        files.DeleteDrafts();
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public async Task Another_content_is_another_file_and_each_goes_by_itself()
    {
        var (first, _, _) = await files.Write("e", output => Written(output, 1), default);
        var (second, _, _) = await files.Write("e", output => Written(output, 2), default);
        Assert.Equal(2, files.All().Count);
        files.Delete("e", first);
        Assert.Equal([("e", second)], files.All());
        files.Delete("e");
        Assert.Empty(files.All());
        files.Delete("e");
    }

    private static async Task<int> Written(Stream output, byte content)
    {
        await output.WriteAsync(new[] { content });
        return 0;
    }
}
