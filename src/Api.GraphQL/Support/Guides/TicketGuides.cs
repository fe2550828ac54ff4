using System.Collections.Immutable;
using PartnerGraph.Api.GraphQL.Platform.Catalogue;
using PartnerGraph.Write.Domain.Kernel.Reference;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Api.GraphQL.Support.Guides;

/// <summary>A row of <c>ticket-categories.tsv</c>.</summary>
/// <param name="Code">Empty for the product itself.</param>
/// <param name="AlsoFoundBy">Words that the title does not use.</param>
internal sealed record TicketCategoryText(TicketProduct Product, string Code, string Title, string AlsoFoundBy);

/// <summary>An issue of <c>known-issues.txt</c>.</summary>
internal sealed record KnownIssueText(string Category, string RuleId, string Title, string Solution);

/// <summary>What is offered before a ticket is created, from the embedded files.</summary>
internal static class TicketGuides
{
    private const string Head = "## ";

    /// <summary>Products and their categories, in the order of the file.</summary>
    public static ImmutableArray<TicketCategoryText> Categories { get; } =
    [
        .. EmbeddedTable.Rows(typeof(TicketGuides).Assembly, "ticket-categories.tsv")
            .Select(fields => new TicketCategoryText(Enum.Parse<TicketProduct>(fields[0]), fields[1], fields[2], fields[3])),
    ];

    /// <summary>In the order of the file.</summary>
    public static ImmutableArray<KnownIssueText> Issues { get; } = [.. ReadIssues()];

    /// <summary>The category with this code, in any letter case; null for one that an applicant made up.</summary>
    public static TicketCategoryText? Category(string? code) =>
        Categories.FirstOrDefault(category => category.Code.Length > 0 && category.Code.Equals(code?.Trim(), StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<KnownIssueText> ReadIssues()
    {
        using var stream = typeof(TicketGuides).Assembly.GetManifestResourceStream("known-issues.txt")!;
        using var reader = new StreamReader(stream);
        foreach (var part in reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n" + Head).Skip(1))
        {
            var lines = part.Split('\n');
            if (lines[0].Split(' ', 3) is not [var category, var rule, var title] || Category(category) is null || !CatalogueRules.All.ContainsKey(rule))
                throw new FormatException($"No category, rule and title: {lines[0]}");
            yield return new(category, rule, title, string.Join('\n', lines[1..]).Trim());
        }
    }
}
