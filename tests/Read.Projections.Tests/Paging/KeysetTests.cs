using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Read.Projections.Tests.Paging;

/// <summary>A page of one parent's rows, however it is read.</summary>
public sealed class KeysetTests : IDisposable
{
    private const int Rows = 11;

    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public KeysetTests()
    {
        connection.Open();
        using var db = Open();
        db.Database.EnsureCreated();
        // Keys in threes, so that the id decides within them; another parent's rows lie between.
        for (var number = 0; number < Rows; number++)
            db.AddRange(new Line { Parent = "a", Key = number / 3, Id = $"a{number * 7 % Rows:D2}" }, new Line { Parent = "b", Key = number / 2, Id = $"b{number:D2}" });
        db.SaveChanges();
    }

    public void Dispose() => connection.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task The_page_of_one_parent_is_the_one_among_those_of_several(bool descending, bool backward)
    {
        await using var db = Open();
        var cursors = (await Numbered(db, new(Rows, null, false), descending))["a"].Cursors;
        Assert.Equal(Rows, cursors.Count);
        foreach (var size in Enumerable.Range(1, Rows + 1))
            foreach (var cursor in cursors.Prepend(null))
            {
                var request = new PageRequest(size, cursor, backward);
                var (expected, found) = (await Numbered(db, request, descending), await Alone(db, request, descending));
                Assert.Equal(expected.ContainsKey("a"), found.ContainsKey("a"));
                if (!found.TryGetValue("a", out var page)) continue;
                Assert.Equal(expected["a"].Items.Select(line => line.Id), page.Items.Select(line => line.Id));
                Assert.Equal(expected["a"].Cursors, page.Cursors);
                Assert.Equal((expected["a"].HasPrevious, expected["a"].HasNext), (page.HasPrevious, page.HasNext));
            }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_of_one_parent_hold_each_of_its_rows_once(bool backward)
    {
        await using var db = Open();
        var seen = new List<string>();
        for (string? cursor = null; seen.Count <= Rows;)
        {
            var page = (await Alone(db, new(4, cursor, backward), descending: false))["a"];
            seen.InsertRange(backward ? 0 : seen.Count, page.Items.Select(line => line.Id));
            if (!(backward ? page.HasPrevious : page.HasNext)) break;
            cursor = backward ? page.Cursors[0] : page.Cursors[^1];
        }

        var all = await db.Set<Line>().Where(line => line.Parent == "a").ToListAsync();
        Assert.Equal(all.OrderBy(line => line.Key).ThenBy(line => line.Id, StringComparer.Ordinal).Select(line => line.Id), seen);
    }

    [Fact]
    public async Task Several_parents_and_one_without_rows_are_told_as_before()
    {
        await using var db = Open();
        var both = await db.Set<Line>().ReadPages(["a", "b"], new(2, null, false), line => line.Parent, line => line.Key, line => line.Id);
        Assert.Equal(["a", "b"], both.Keys.Order());
        Assert.All(both.Values, page => Assert.Equal((2, true), (page.Items.Count, page.HasNext)));
        Assert.Empty(await db.Set<Line>().Where(line => line.Parent == "c").ReadPages(["c"], new(2, null, false), line => line.Parent, line => line.Key, line => line.Id));
    }

    private static Task<IReadOnlyDictionary<string, Page<Line>>> Numbered(Lines db, PageRequest page, bool descending) =>
        db.Set<Line>().ReadPages(page, line => line.Parent, line => line.Key, line => line.Id, descending);

    private static Task<IReadOnlyDictionary<string, Page<Line>>> Alone(Lines db, PageRequest page, bool descending) =>
        db.Set<Line>().Where(line => line.Parent == "a").ReadPages(["a"], page, line => line.Parent, line => line.Key, line => line.Id, descending);

    private Lines Open() => new(new DbContextOptionsBuilder<Lines>().UseSqlite(connection).Options);

    private sealed class Line
    {
        public required string Id { get; init; }

        public required string Parent { get; init; }

        public long Key { get; init; }
    }

    private sealed class Lines(DbContextOptions<Lines> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Line>().HasKey(line => line.Id);
    }
}
