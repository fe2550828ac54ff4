using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class CursorTests
{
    private static readonly FinderRequest Request = new("cloud", [new(Facet.Tier, ["Core", "Premier"])], null, null, 20, null, []);

    [Fact]
    public void The_longest_name_of_rare_characters_is_gone_on_from()
    {
        // 200 characters beyond the basic plane, in pairs with blanks between them, as names are sorted by.
        var name = string.Join(' ', Enumerable.Repeat("\U00020000\U00020001", 200));
        var key = new FinderKey(1.5, 3, name, "p");
        Assert.Equal(key, new FinderCursor(Request).Read(new FinderCursor(Request).Write(key)));
    }

    [Fact]
    public void The_order_of_a_filters_values_does_not_matter_but_what_is_asked_does()
    {
        var cursor = new FinderCursor(Request).Write(new(1, 1, "n", "p"));
        new FinderCursor(Request with { Filters = [new(Facet.Tier, ["Premier", "Core"])], Size = 5 }).Read(cursor);
        foreach (var other in new[] { Request with { Text = "clouds" }, Request with { Filters = [] }, Request with { Order = FinderOrder.Name }, Request with { Near = new(new(1, 2), null) } })
            Assert.Throws<PageRequestException>(() => new FinderCursor(other).Read(cursor));
    }
}
