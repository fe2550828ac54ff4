using System.Security.Cryptography;
using PartnerGraph.Read.Projections.Runtime.Files;

namespace PartnerGraph.Read.Projections.Tests.Files;

/// <summary>What holds of files wherever they lie.</summary>
public abstract class FileStoreTests
{
    private protected abstract IFileStore Files { get; }

    [Theory]
    [InlineData("..")]
    [InlineData("../events")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task What_is_no_id_is_refused_everywhere(string id)
    {
        Assert.False(IFileStore.IsId(id));
        await Assert.ThrowsAsync<ArgumentException>(() => Files.Open(id, "ab", default));
        await Assert.ThrowsAsync<ArgumentException>(() => Files.Open("ab", id, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Files.Delete("ab", id, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Files.Write(id, _ => Task.FromResult(0), default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((1 << 20) - 1)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    [InlineData((5 << 19) + 3)]
    public async Task A_file_is_there_when_it_is_whole_and_read_as_it_was_written(int length)
    {
        var content = Content(length);
        var (sha256, bytes, told) = await Files.Write("e", async output =>
        {
            // In pieces of any size, some at once and some awaited.
            for (var (at, size) = (0, 1); at < length; at += size, size = (size * 3) + 1)
            {
                var piece = content.AsMemory(at, Math.Min(size, length - at));
                if (size % 2 == 0) await output.WriteAsync(piece);
                else output.Write(piece.Span);
            }

            Assert.Empty(await Files.All(default));
            return 7;
        }, default);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(content)), (long)length, 7), (sha256, bytes, told));
        Assert.Equal([("e", sha256)], await Files.All(default));
        Assert.Equal(content, await Read("e", sha256));
    }

    [Fact]
    public async Task It_is_read_from_anywhere()
    {
        const int part = 1 << 20;
        var content = Content((3 * part) + 17);
        var (sha256, _, _) = await Files.Write("e", output => Written(output, content), default);
        await using var file = (await Files.Open("e", sha256, default))!;
        Assert.Equal((true, (long)content.Length), (file.CanSeek, file.Length));
        foreach (var from in new[] { 2 * part, part - 1, 0, content.Length - 1, part, content.Length })
        {
            file.Position = from;
            var count = Math.Min(5, content.Length - from);
            var some = new byte[count];
            await file.ReadExactlyAsync(some);
            Assert.Equal(content.AsSpan(from, count).ToArray(), some);
            Assert.Equal(from + count, file.Position);
        }

        Assert.Equal(0, await file.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task What_fails_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Files.Write<int>("e", async output =>
        {
            await output.WriteAsync(Content(3 << 20));
            throw new InvalidOperationException();
        }, default));
        Assert.Empty(await Files.All(default));
        Assert.Equal(0, await Drafts());
    }

    [Fact]
    public async Task What_a_process_that_ended_was_writing_is_swept_and_what_is_whole_stays()
    {
        var (whole, _, _) = await Files.Write("e", output => Written(output, [1]), default);
        await Abandon();
        Assert.Equal(1, await Drafts());
        await Files.DeleteDrafts(default);
        Assert.Equal(0, await Drafts());
        Assert.Equal([1], await Read("e", whole));
    }

    [Fact]
    public async Task Another_content_is_another_file_and_each_goes_by_itself()
    {
        var (first, _, _) = await Files.Write("e", output => Written(output, [1]), default);
        var (second, _, _) = await Files.Write("e", output => Written(output, [2]), default);
        var (others, _, _) = await Files.Write("o", output => Written(output, [2]), default);
        Assert.Equal(second, others);
        Assert.Equal(3, (await Files.All(default)).Count);
        await Files.Delete("e", first, default);
        Assert.Null(await Files.Open("e", first, default));
        Assert.Equal([2], await Read("e", second));
        await Files.Delete("e", default);
        Assert.Equal([("o", others)], await Files.All(default));
        await Files.Delete("e", default);
        await Files.Delete("e", first, default);
    }

    [Fact]
    public async Task The_same_written_twice_is_one_file()
    {
        var (first, _, _) = await Files.Write("e", output => Written(output, [1]), default);
        Assert.Equal((first, 1L, 0), await Files.Write("e", output => Written(output, [1]), default));
        Assert.Equal([("e", first)], await Files.All(default));
        Assert.Equal(0, await Drafts());
        Assert.Equal([1], await Read("e", first));
    }

    private protected abstract Task<int> Drafts();

    /// <summary>Leaves what a process leaves that ended while it wrote.</summary>
    private protected abstract Task Abandon();

    private protected static async Task<int> Written(Stream output, byte[] content)
    {
        await output.WriteAsync(content);
        return 0;
    }

    private protected async Task<byte[]> Read(string id, string sha256)
    {
        await using var file = (await Files.Open(id, sha256, default))!;
        using var all = new MemoryStream();
        await file.CopyToAsync(all);
        return all.ToArray();
    }

    private protected static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }
}
