using System.ComponentModel;
using System.Globalization;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Support;

[Description("An article for people that explains a rule of the catalogue (CONV-8).")]
public sealed record HelpArticle(
    [property: Description("The rule that it explains; policyRule(id) tells more of it.")] string RuleId,
    [property: Description("The part of the catalogue, such as BEN.")] string Area,
    [property: Description("What it is about.")] string Title,
    [property: Description("Paragraphs, parted by a blank line; a line that begins with a dash is an entry of a list.")] string Text,
    [property: Description("The item of the vendor's FAQ that it comes from, such as 8.3.1.")] string Source)
{
    internal static HelpArticle Of(HelpArticleText article) => new(article.RuleId, article.Area, article.Title, article.Text, article.Source);
}

[Description("A chapter of the vendor's FAQ (PROG-78).")]
public sealed record HelpChapter(
    [property: Description("From 1 to 15.")] int Number, [property: Description("What it is about.")] string Title,
    [property: Description("Its articles, in their order; empty where every rule of the chapter is enforced or served by fields of its own.")] IReadOnlyList<HelpArticle> Articles);

/// <summary>Help for people, for everybody.</summary>
public sealed class HelpQueries
{
    private static readonly string[] Chapters =
    [
        "Overview", "The partner network", "Business information", "Members and personnel", "Training and certification", "Benefits and funds", "Opportunities",
        "Solution providers", "Distributors", "Resellers", "Customers of resellers", "Carriers", "KooGallery", "Brand and marketing", "Interfaces",
    ];

    [Cost(60), Description("Articles that have every word of the text, or one that begins with it, typing errors forgiven, the best first; all of them when it has no word.")]
    public Task<Connection<HelpArticle>> HelpArticles(
        [Description("What is looked for, at most 200 characters; every article when omitted.")] string? text,
        [Description("Only those of this part of the catalogue, such as BEN, in any letter case.")] string? area, PageRequest page)
    {
        if (text is not null && TextBounds.Refusal(text, TextKind.Name, "text") is { } refusal)
            throw new ExecutionError(refusal.Message) { Code = RequestErrors.BadRequest, Extensions = new Dictionary<string, object?> { ["argument"] = "text" } };
        var found = HelpSearch.Find(text ?? "").Where(article => area is null || string.Equals(article.Area, area.Trim(), StringComparison.OrdinalIgnoreCase))
            .Select((article, place) => (article, Place: place.ToString("D4", CultureInfo.InvariantCulture))).ToList();
        return Task.FromResult(new Connection<HelpArticle>(found.PageOf(page, entry => entry.Place).Select(entry => Support.HelpArticle.Of(entry.article)), _ => Task.FromResult(found.Count)));
    }

    [Cost(30), Description("The article that explains the rule with this id, such as BEN-24, in any letter case; null when there is none.")]
    public HelpArticle? HelpArticle([Id, Description("Such as BEN-24.")] string id) =>
        Support.HelpArticles.ByRule.TryGetValue(id.Trim(), out var article) ? Support.HelpArticle.Of(article) : null;

    [Cost(60), Description("The fifteen chapters of the vendor's FAQ, by which help is ordered (PROG-78).")]
    public IReadOnlyList<HelpChapter> HelpChapters() =>
    [
        .. Chapters.Select((title, index) => new HelpChapter(
            index + 1, title, [.. Support.HelpArticles.All.Where(article => article.Chapter == index + 1).Select(Support.HelpArticle.Of)])),
    ];
}
