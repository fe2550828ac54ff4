using PartnerGraph.Api.GraphQL.Hosting.Pages;

namespace PartnerGraph.Api.GraphQL.Finder.Pages;

/// <summary>Serves Partner Finder's page from <c>wwwroot/finder</c>: a client of the public GraphQL endpoint like any other.</summary>
public static class FinderWebPage
{
    // Nothing inline, nothing from or to another host, and no text becomes markup: what partners write about themselves stays text.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>The page at <paramref name="path"/> with a slash, so that its files and <c>../graphql</c> are found under any path base.</summary>
    public static IEndpointConventionBuilder MapFinderPage(this IEndpointRouteBuilder endpoints, string path = "/finder")
    {
        var group = endpoints.MapGroup(path);
        group.MapMethods("", PageAnswer.Methods, http => http.Request.Path.Value!.EndsWith('/') ? Answer(http, "index.html") : AddSlash(http, path));
        group.MapPartnerPage();
        group.MapMethods("{file}", PageAnswer.Methods, http => Answer(http, (string)http.Request.RouteValues["file"]!));
        return group;
    }

    // A shared search keeps its words and filters.
    private static Task AddSlash(HttpContext http, string path)
    {
        http.Response.Redirect($"{http.Request.PathBase}{path}/{http.Request.QueryString}");
        return Task.CompletedTask;
    }

    private static Task Answer(HttpContext http, string name)
    {
        PageAnswer.Protect(http, Policy);
        http.Response.Headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
        return PageAnswer.SendFile(http, "finder", name);
    }
}
