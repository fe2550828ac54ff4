using System.Globalization;
using System.Text;
using PartnerGraph.Api.GraphQL.Hosting.Pages;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Api.GraphQL.Finder.Pages;

/// <summary>The markup of a partner's page. Profiles are written by strangers: every text of theirs goes through <see cref="Html"/>.</summary>
internal static class PartnerPageHtml
{
    private const int LongestSummary = 160;

    /// <param name="canonical">The page's own address.</param>
    public static byte[] Of(PartnerProfile profile, DateTimeOffset? since, string canonical) => Page(
        profile.Name,
        Html.Of($"""
              <meta name="description" content="{Summary(profile.Description)}">
              <link rel="canonical" href="{canonical}">
              <meta property="og:title" content="{profile.Name}">
              <meta property="og:description" content="{Summary(profile.Description)}">
              <meta property="og:url" content="{canonical}">
              <script type="application/ld+json">{OrganizationData.Of(profile, canonical)}</script>
            """),
        Html.Of($"""
                <article class="partner" aria-labelledby="name">
                  <header>
                    <h1 id="name"{Language(profile.NameEnglish)}>{profile.Name}</h1>
                    {(profile is { NameEnglish: not null, NameChinese: { } chinese } ? Html.Of($"<p class=\"card-chinese\" lang=\"zh\">{chinese}</p>") : Html.Nothing)}
                    <p class="card-program">{string.Join(" · ", profile.Programs.Select(program => FinderLabels.Words(program.ToString())))}</p>
                    {(profile.Tier is { } tier ? Html.Of($"<p><span class=\"tier tier-{tier.ToString().ToLowerInvariant()}\">{FinderLabels.Words(tier.ToString())}</span></p>") : Html.Nothing)}
                  </header>
                  <p class="card-text">{profile.Description}</p>
                  <dl class="facts">
            {Fact("Works in", Places(profile))}{Fact("Competencies", Labels(profile.Competencies))}{Fact("Products and services", profile.Products)}{Fact("Industries", Labels(profile.Industries))}{Fact("Regions", Labels(profile.Geographies))}{Fact("Languages", profile.Languages.Select(code => Languages.NameOf(code) ?? code))}{Day("Partner since", since)}{Day("Updated", profile.UpdatedAt)}
                  </dl>
                  <p class="card-foot">{PartnerLinks.Website(profile.Website)}{PartnerLinks.Contact(profile.Contact)}</p>
                </article>
            """));

    public static byte[] Absent() => Notice("No such partner", "There is no partner here, or it is not listed any more.");

    public static byte[] Unavailable() => Notice("Not available just now", "The directory cannot be read at the moment. Try again a little later.");

    private static byte[] Notice(string title, string text) => Page(
        title, Html.Of($"  <meta name=\"robots\" content=\"noindex\">\n"),
        Html.Of($"    <div class=\"notice\"><h1>{title}</h1><p>{text}</p><p class=\"notice-actions\"><a class=\"link\" href=\"../\">Search all partners</a></p></div>\n"));

    private static byte[] Page(string title, Html head, Html main) => Encoding.UTF8.GetBytes(Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>{title} – Partner Finder</title>
        {head}  <link rel="icon" href="../icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="../finder.css">
          <link rel="stylesheet" href="../search.css">
          <link rel="stylesheet" href="../cards.css">
          <link rel="stylesheet" href="../partner.css">
        </head>
        <body>
          <header class="hero"><div class="hero-inner"><div class="brand"><a class="brand-name" href="../"><img src="../icon.svg" alt="" width="28" height="28">Partner Finder</a></div></div></header>
          <main class="partner-page">
        {main}  </main>
          <footer class="foot"><p>Profiles are published by the partners themselves; programs and tiers are taken from the vendor's records.</p></footer>
        </body>
        </html>

        """).Markup);

    private static Html Language(string? nameEnglish) => nameEnglish is null ? new(" lang=\"zh\"") : Html.Nothing;

    private static Html Fact(string name, IEnumerable<string> values) =>
        string.Join(", ", values) is { Length: > 0 } text ? Html.Of($"        <div><dt>{name}</dt><dd>{text}</dd></div>\n") : Html.Nothing;

    private static Html Day(string name, DateTimeOffset? at) => at is { } instant
        ? Html.Of($"        <div><dt>{name}</dt><dd><time datetime=\"{instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\">{instant.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}</time></dd></div>\n")
        : Html.Nothing;

    private static IEnumerable<string> Labels<T>(IEnumerable<T> values) where T : struct, Enum => values.Select(value => FinderLabels.Words(value.ToString()));

    private static IEnumerable<string> Places(PartnerProfile profile) => profile.Cities.Select(city => city.CountryName == city.Name ? city.Name : $"{city.Name} ({city.CountryName})");

    private static string Summary(string description)
    {
        var line = string.Join(' ', description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestSummary) return line;
        var end = line.LastIndexOf(' ', LongestSummary) is var space and > 0 ? space : LongestSummary;
        return $"{line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)]} …";
    }
}
