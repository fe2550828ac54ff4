using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using PartnerGraph.Api.GraphQL.Hosting.Reference;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>What the documentation says about codes is what the code says about them.</summary>
public sealed class ErrorCodeTests
{
    [Fact]
    public void Every_page_has_the_tables_that_the_code_writes()
    {
        var pages = Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md");
        Assert.Contains(pages, page => File.ReadAllText(page).Contains("<!-- table: errors -->", StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Equal(ContractTables.Fill(File.ReadAllText(page)), File.ReadAllText(page)));
    }

    [Theory]
    [InlineData(typeof(ErrorCodes))]
    [InlineData(typeof(ErrorReasons))]
    [InlineData(typeof(SocketClose))]
    public void Every_code_says_what_it_means(Type codes)
    {
        var known = codes.GetFields(BindingFlags.Public | BindingFlags.Static);
        Assert.NotEmpty(known);
        Assert.DoesNotContain(known, code => code.GetCustomAttribute<ExplainedAttribute>() is null);
    }

    [Fact]
    public void Every_close_code_stands_with_its_own_number() => Assert.All(
        typeof(SocketClose).GetFields(BindingFlags.Public | BindingFlags.Static),
        close => Assert.Equal(close.GetCustomAttribute<ExplainedAttribute>()!.With, $"{(int)((SocketClose)close.GetValue(null)!).Code}"));

    [Fact]
    public void Every_gap_of_rights_is_a_reason() => Assert.All(
        Enum.GetNames<AccessGap>(), gap => Assert.NotNull(typeof(ErrorReasons).GetField(gap)?.GetCustomAttribute<ExplainedAttribute>()));

    [Theory]
    [InlineData("<!-- table: nothing -->\n<!-- end -->")]
    [InlineData("<!-- table: errors -->\n")]
    public void A_table_that_nobody_knows_or_that_never_ends_is_told(string page) => Assert.Throws<FormatException>(() => ContractTables.Fill(page));

    [Fact]
    public void Every_limit_that_is_named_has_its_default()
    {
        var rows = Regex.Matches(File.ReadAllText(Path.Combine(Root(), "docs", "building-a-front-end.md")), @"^\| `(\w+)` \| ([\d:,]+) \|", RegexOptions.Multiline);
        Assert.NotEmpty(rows);
        var defaults = new GraphQLTransportOptions();
        Assert.All(rows, row =>
        {
            var value = typeof(GraphQLTransportOptions).GetProperty(row.Groups[1].Value)!.GetValue(defaults)!;
            Assert.Equal(value is int number ? number.ToString("N0", CultureInfo.InvariantCulture) : value.ToString(), row.Groups[2].Value);
        });
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "PartnerGraph.sln"))) directory = directory.Parent;
        return directory.FullName;
    }
}
