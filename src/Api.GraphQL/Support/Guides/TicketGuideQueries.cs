using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Api.GraphQL.Support.Guides;

[Description("What a ticket can be about, with the categories of issues that are known for it (TICKET-2).")]
public sealed record TicketProductGuide(
    [property: Description("For createServiceTicket.")] TicketProduct Product, [property: Description("What it is called.")] string Title,
    [property: Description("Its categories.")] IReadOnlyList<TicketCategory> Categories);

[Description("A category of issues (TICKET-3).")]
public sealed record TicketCategory(
    [property: Description("For createServiceTicket and knownIssues, such as ACCOUNT_LOGIN.")] string Name, [property: Description("What it is called.")] string Title);

[Description("An issue that is known, with what solves it (TICKET-4).")]
public sealed record KnownIssue(
    [property: Description("As ticketProducts names it.")] string Category, [property: Description("The rule behind it; policyRule(id) tells more of it.")] string RuleId,
    [property: Description("What happens.")] string Title,
    [property: Description("Paragraphs, parted by a blank line; a line that begins with a dash is an entry of a list.")] string Solution);

/// <summary>What is offered before a ticket is created, for everybody.</summary>
public sealed class TicketGuideQueries
{
    private static readonly SearchWords Words = new(TicketGuides.Categories.Select(WordsOf));

    [Cost(60), Description("What tickets can be about: those of which one has every word of the text, or one that begins with it, typing errors forgiven (TICKET-2).")]
    public IReadOnlyList<TicketProductGuide> TicketProducts([Description("What is looked for, at most 200 characters; every product when omitted.")] string? text)
    {
        Bound(text, TextKind.Name, "text");
        var asked = Words.Asked(text ?? "");
        return
        [
            .. TicketGuides.Categories.GroupBy(category => category.Product)
                .Where(product => product.Any(category => SearchWords.Stems(WordsOf(category)) is var stems && asked.All(word => word.Any(meant => SearchWords.Has(stems, meant)))))
                .Select(product => new TicketProductGuide(product.Key, product.First().Title, [.. product.Skip(1).Select(category => new TicketCategory(category.Code, category.Title))])),
        ];
    }

    [Cost(60), Description("Issues that are known in a category, with what solves them (TICKET-4); none for a category that ticketProducts does not name.")]
    public Task<Connection<KnownIssue>> KnownIssues([Description("Such as ACCOUNT_LOGIN, in any letter case.")] string category, PageRequest page)
    {
        Bound(category, TextKind.Reference, "category");
        return Pages([.. TicketGuides.Issues.Where(issue => issue.Category == TicketGuides.Category(category)?.Code)], page, issue =>
            new KnownIssue(issue.Category, issue.RuleId, issue.Title, issue.Solution));
    }

    [Cost(60), Description("Articles that may help before a ticket is created, the best first, typing errors forgiven (TICKET-5): by words of the problem and, where that finds nothing, of the category.")]
    public Task<Connection<HelpArticle>> RecommendedContent(
        [Description("The issue's category; at most 256 characters.")] string? category, [Description("The problem; at most 1,000 characters.")] string? text, PageRequest page)
    {
        Bound(category, TextKind.Reference, "category");
        Bound(text, TextKind.Reason, "text");
        var found = HelpSearch.Recommend(text ?? "");
        if (found.Count == 0) found = HelpSearch.Recommend(TicketGuides.Category(category) is { } known ? WordsOf(known) : category ?? "");
        return Pages([.. found], page, HelpArticle.Of);
    }

    private static string WordsOf(TicketCategoryText category) => $"{category.Title} {category.AlsoFoundBy}";

    private static Task<Connection<TView>> Pages<TText, TView>(ImmutableArray<TText> found, PageRequest page, Func<TText, TView> view) => Task.FromResult(new Connection<TView>(
        found.Select((text, place) => (Text: text, Place: place.ToString("D4", CultureInfo.InvariantCulture))).ToList().PageOf(page, entry => entry.Place).Select(entry => view(entry.Text)),
        _ => Task.FromResult(found.Length)));

    private static void Bound(string? text, TextKind kind, string argument)
    {
        if (text is not null && TextBounds.Refusal(text, kind, argument) is { } refusal)
            throw new ExecutionError(refusal.Message) { Code = RequestErrors.BadRequest, Extensions = new Dictionary<string, object?> { ["argument"] = argument } };
    }
}
