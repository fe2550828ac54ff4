using System.Security.Cryptography;
using System.Text;
using PartnerGraph.Cli.Generate;

namespace PartnerGraph.EndToEnd.Tests;

public sealed class GenerateTests
{
    private static readonly Volume Small = new(Partner: 1, Customers: 7, Lines: 500, Days: 10, Seed: 3, new DateOnly(2026, 1, 1));

    [Fact]
    public void The_same_seed_gives_the_same_bytes() => Assert.Equal(Text(Small), Text(Small));

    [Fact]
    public void The_bytes_are_those_of_every_other_machine() => Assert.Equal(
        "e334a86bc07bd550d0b8b685641fa683f2f05a66db3b82a95d9f9ae9d4a353ab", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(Small)))));

    [Fact]
    public void Another_seed_and_another_partner_give_other_lines()
    {
        Assert.NotEqual(Text(Small), Text(Small with { Seed = 4 }));
        Assert.Empty(Ids(Small).Intersect(Ids(Small with { Partner = 2 })));
    }

    [Fact]
    public void There_are_as_many_lines_customers_and_days_as_asked_for()
    {
        var rows = Text(Small).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(500, rows.Select(row => row[0]).Distinct().Count());
        Assert.Equal(7, rows.Select(row => row[1]).Distinct().Count());
        Assert.Equal(10, rows.Select(row => row[2][..10]).Distinct().Count());
    }

    [Fact]
    public void More_lines_of_the_same_customers_and_days_fill_the_same_buckets()
    {
        Assert.Equal(Buckets(Small with { Lines = 40_000 }), Buckets(Small with { Lines = 80_000 }));
    }

    private static IEnumerable<string> Ids(Volume volume) => Text(volume).Split('\n').Skip(1).Select(line => line.Split(',')[0]).Where(id => id.Length > 0);

    private static int Buckets(Volume volume) => Text(volume).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => line.Split(',')).Select(row => (row[1], row[2][..10], row[4], row[5], row[6])).Distinct().Count();

    private static string Text(Volume volume)
    {
        var text = new StringWriter();
        new LineGenerator(volume).Write(text);
        return text.ToString();
    }
}
