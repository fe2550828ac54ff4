using System.Text;

namespace PartnerGraph.Api.GraphQL.Hosting.Pages;

/// <summary>Serves the console from <c>wwwroot/console</c>, where <c>clients/console/build.sh</c> puts it: a client of the public endpoint like any other.</summary>
internal static class ConsolePage
{
    private const string Path = "/console", Folder = "console", Index = "index.html", Licences = "licences.md";

    // Nothing inline, nothing from or to another host, and no text becomes markup. The socket of live alerts is of the same origin.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    // Whoever builds names these files after their content.
    private const string Forever = "public, max-age=31536000, immutable";

    private const string Missing = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Console – PartnerGraph</title>
        <h1>The console is not built</h1><p>Run <code>clients/console/build.sh</code> in the repository (it needs npm), then start the server again.</p></html>
        """;

    public static void MapConsole(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(Path);
        group.MapMethods("", PageAnswer.Methods, http => http.Request.Path.Value!.EndsWith('/') ? Screen(http) : AddSlash(http));
        group.MapMethods("assets/{file}", PageAnswer.Methods, Asset);
        group.MapMethods(Licences, PageAnswer.Methods, http => Answer(http, Licences));
        // The address of a screen has one part, so that its files and ../graphql are found under any path base.
        group.MapMethods("{screen:regex(^[a-z-]+$)}", PageAnswer.Methods, Screen);
    }

    private static Task AddSlash(HttpContext http)
    {
        http.Response.Redirect($"{http.Request.PathBase}{Path}/{http.Request.QueryString}");
        return Task.CompletedTask;
    }

    private static Task Screen(HttpContext http)
    {
        var built = http.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo($"{Folder}/{Index}").Exists;
        if (built) return Answer(http, Index);
        PageAnswer.Protect(http, Policy);
        return PageAnswer.SendPage(http, Encoding.UTF8.GetBytes(Missing));
    }

    private static Task Answer(HttpContext http, string file)
    {
        PageAnswer.Protect(http, Policy);
        return PageAnswer.SendFile(http, Folder, file);
    }

    private static Task Asset(HttpContext http)
    {
        PageAnswer.Protect(http, Policy);
        return PageAnswer.SendFile(http, $"{Folder}/assets", (string)http.Request.RouteValues["file"]!, Forever);
    }
}
