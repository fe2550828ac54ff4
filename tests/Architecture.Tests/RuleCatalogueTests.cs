namespace PartnerGraph.Architecture.Tests;

/// <summary>What <c>policyRule</c> tells of the catalogue is whole, and says of each rule truly whether it is kept here.</summary>
public sealed class RuleCatalogueTests
{
    /// <summary>How many rules the catalogue has in each area.</summary>
    private static readonly Dictionary<string, int> Areas = new()
    {
        ["PROG"] = 83, ["INFO"] = 30, ["ORG"] = 15, ["PERS"] = 17, ["LEARN"] = 28, ["BEN"] = 24, ["MDF"] = 85, ["FH"] = 17, ["SPIF"] = 6, ["COMP"] = 10,
        ["OPP"] = 28, ["CSP"] = 37, ["ASSOC"] = 46, ["BUDGET"] = 12, ["QUOTA"] = 18, ["INCENT"] = 48, ["DISC"] = 21, ["COUPON"] = 46, ["EXPEND"] = 23,
        ["BILL"] = 31, ["ACCT"] = 23, ["ORDER"] = 12, ["TICKET"] = 14, ["NOTIFY"] = 7, ["MENU"] = 9, ["CUST"] = 9, ["CARRIER"] = 5, ["KOO"] = 9,
        ["BRAND"] = 12, ["API"] = 9, ["WHT"] = 4, ["CONV"] = 11,
    };

    private static IReadOnlyList<string[]> Rows { get; } =
    [
        .. File.ReadLines(Path.Combine(RepositoryFiles.Root, "src", "Api.GraphQL", "Platform", "Catalogue", "rules.tsv"))
            .Where(row => !row.StartsWith('#')).Select(row => row.Split('\t')),
    ];

    [Fact]
    public void Every_rule_has_one_row()
    {
        Assert.Equal(738 + 11, Areas.Values.Sum());
        Assert.Equal(
            Areas.SelectMany(area => Enumerable.Range(1, area.Value).Select(number => $"{area.Key}-{number}")).Order(StringComparer.Ordinal),
            Rows.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.All(Rows, row => Assert.InRange(row[4].Length, 20, 500));
    }

    [Fact]
    public void A_rule_counts_as_kept_when_a_test_proves_it_and_only_then() =>
        Assert.Equal(
            RuleCoverageTests.Named().Where(id => Areas.ContainsKey(id[..id.IndexOf('-', StringComparison.Ordinal)])).Order(StringComparer.Ordinal),
            Rows.Where(row => row[3] == "yes").Select(row => row[0]).Order(StringComparer.Ordinal));
}
