using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Tests.Kernel;

public sealed class ReferenceTableTests
{
    private static readonly ReferenceTable<string> Table = new(
        new ReferenceRow<string>("always"), new("before", null, new(2024, 11, 3)), new("from then on", new(2024, 11, 4)), new("for a day", new(2024, 11, 4), new(2024, 11, 4)));

    [Theory]
    [InlineData("2024-11-03", "always, before")]
    [InlineData("2024-11-04", "always, from then on, for a day")]
    [InlineData("2024-11-05", "always, from then on")]
    [InlineData("1970-01-01", "always, before")]
    public void A_row_holds_from_its_first_day_to_its_last_both_included(string day, string expected) =>
        Assert.Equal(expected, string.Join(", ", Table.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Select(row => row.Content)));

    [Fact]
    public void A_table_as_the_source_has_it_holds_on_every_day()
    {
        var table = new ReferenceTable<int>(3, 1, 2);
        Assert.Equal([3, 1, 2], table.On(DateOnly.MinValue).Select(row => row.Content));
        Assert.Equal([3, 1, 2], table.On(DateOnly.MaxValue).Select(row => row.Content));
    }
}
