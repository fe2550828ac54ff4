namespace PartnerGraph.Api.GraphQL.Hosting.Pages;

/// <summary>What a browser finds at the server's address: a page that leads to the IDE, the console, Partner Finder and the documentation.</summary>
internal static class WelcomePage
{
    /// <summary>Nothing but the page's own style and picture.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapWelcomePage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/", PageAnswer.Methods, http => Answer(http, "index.html"));
        endpoints.MapMethods("/pages/{file}", PageAnswer.Methods, http => Answer(http, (string)http.Request.RouteValues["file"]!));
    }

    private static Task Answer(HttpContext http, string file)
    {
        PageAnswer.Protect(http, Policy);
        return PageAnswer.SendFile(http, "pages", file);
    }
}
