using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.Extensions.FileProviders;

namespace PartnerGraph.Api.GraphQL.Hosting.Pages;

/// <summary>The documentation of this very version, read from the Markdown files that came with it; links between them work as they stand.</summary>
internal static class DocumentationPages
{
    private const string Path = "/docs", Folder = "docs/", Extension = ".md", First = "README.md";

    private static readonly string[] Folders = ["adr"];

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).Build();

    public static void MapDocumentation(this IEndpointRouteBuilder endpoints)
    {
        var pages = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);
        endpoints.MapMethods($"{Path}/{{**file}}", PageAnswer.Methods, http => Answer(http, pages));
    }

    private static async Task Answer(HttpContext http, ConcurrentDictionary<string, byte[]> pages)
    {
        var name = http.Request.RouteValues["file"] as string ?? "";
        // The first page names what is in every folder.
        if (Folders.Contains(name.TrimEnd('/')) || (name.Length == 0 && !http.Request.Path.Value!.EndsWith('/')))
        {
            http.Response.Redirect($"{http.Request.PathBase}{Path}/");
            return;
        }

        PageAnswer.Protect(http, WelcomePage.Policy);
        if (await Page(http, name.Length == 0 ? First : name, pages) is { } page) await PageAnswer.SendPage(http, page);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task<byte[]?> Page(HttpContext http, string name, ConcurrentDictionary<string, byte[]> pages)
    {
        var root = http.Request.PathBase.Value!;
        if (pages.TryGetValue($"{root} {name}", out var rendered)) return rendered;
        if (!name.EndsWith(Extension, StringComparison.Ordinal)) return null;
        var content = http.RequestServices.GetRequiredService<IWebHostEnvironment>().ContentRootFileProvider;
        // The provider leaves its folder for nobody.
        var file = content.GetFileInfo(Folder + name);
        if (!file.Exists) return null;
        var text = await Text(file);
        return pages[$"{root} {name}"] = Render(root, name, name == First ? text + await NotNamedIn(text, content) : text);
    }

    /// <summary>A list of the pages that the first one does not lead to, so that none is lost.</summary>
    private static async Task<string> NotNamedIn(string first, IFileProvider content)
    {
        var list = new StringBuilder("\n");
        foreach (var folder in Folders.Select(folder => folder + "/").Prepend(""))
            foreach (var file in content.GetDirectoryContents(Folder + folder).OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                if (!file.Name.EndsWith(Extension, StringComparison.Ordinal) || folder + file.Name == First || first.Contains($"]({folder}{file.Name}", StringComparison.Ordinal)) continue;
                list.Append(CultureInfo.InvariantCulture, $"- [{TitleOf(Markdig.Markdown.Parse(await Text(file), Markdown))}]({folder}{file.Name})\n");
            }

        return list.ToString();
    }

    private static async Task<string> Text(IFileInfo file) => Encoding.UTF8.GetString(await PageAnswer.Read(file, CancellationToken.None));

    private static byte[] Render(string root, string name, string text)
    {
        var document = Markdig.Markdown.Parse(text, Markdown);
        var page = new Uri($"file://{Path}/{name}");
        // Sources lie beside the documentation in the repository, but not here: what they are called stays, as text.
        foreach (var link in document.Descendants<LinkInline>().Where(link => link.Url is { } url && Uri.TryCreate(page, url, out var to) && to.IsFile && !to.AbsolutePath.StartsWith($"{Path}/", StringComparison.Ordinal)).ToList())
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
        var title = WebUtility.HtmlEncode(TitleOf(document));
        return Encoding.UTF8.GetBytes($"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>{title} – PartnerGraph</title>
              <link rel="icon" href="{root}/pages/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="{root}/pages/page.css">
            </head>
            <body>
              <header class="bar"><a class="brand" href="{root}/"><img src="{root}/pages/icon.svg" alt="" width="28" height="28">PartnerGraph</a><a href="{root}/docs/">Documentation</a></header>
              <main class="document">
            {document.ToHtml(Markdown)}  </main>
            </body>
            </html>

            """);
    }

    private static string TitleOf(MarkdownDocument document) =>
        document.Descendants<HeadingBlock>().FirstOrDefault()?.Inline is { } heading
            ? string.Concat(heading.Descendants().Select(inline => inline switch { LiteralInline literal => literal.Content.ToString(), CodeInline code => code.Content, _ => "" }))
            : "Documentation";
}
