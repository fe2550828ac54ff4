using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace PartnerGraph.Api.Finder;

/// <summary>Serves Partner Finder's page from <c>wwwroot/finder</c>: a client of the public GraphQL endpoint like any other.</summary>
public static class FinderWebPage
{
    // Nothing inline, nothing from or to another host, and no text becomes markup: what partners write about themselves stays text.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    /// <summary>The page at <paramref name="path"/> with a slash, so that its files and <c>../graphql</c> are found under any path base.</summary>
    public static IEndpointConventionBuilder MapFinderPage(this IEndpointRouteBuilder endpoints, string path = "/finder")
    {
        var group = endpoints.MapGroup(path);
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        group.MapMethods("", methods, http => http.Request.Path.Value!.EndsWith('/') ? Answer(http, "index.html") : AddSlash(http, path));
        group.MapMethods("{file}", methods, http => Answer(http, (string)http.Request.RouteValues["file"]!));
        return group;
    }

    // A shared search keeps its words and filters.
    private static Task AddSlash(HttpContext http, string path)
    {
        http.Response.Redirect($"{http.Request.PathBase}{path}/{http.Request.QueryString}");
        return Task.CompletedTask;
    }

    private static async Task Answer(HttpContext http, string name)
    {
        Protect(http.Response.Headers);
        // Taken from the folder's list: whatever a name spells, it leads to no other folder.
        var files = http.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetDirectoryContents("finder");
        var found = files.FirstOrDefault(file => !file.IsDirectory && file.Name == name);
        if (found is null) http.Response.StatusCode = StatusCodes.Status404NotFound;
        else await Send(http, found);
    }

    private static async Task Send(HttpContext http, IFileInfo file)
    {
        using var content = new MemoryStream();
        await using (var stored = file.CreateReadStream()) await stored.CopyToAsync(content, http.RequestAborted);
        var bytes = content.ToArray();
        // Weak, because an answer may be compressed. Of the content, so that instances behind one address agree.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", isWeak: true);
        var type = ContentTypes.TryGetContentType(file.Name, out var known) ? known : "application/octet-stream";
        await Results.Bytes(bytes, type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type, entityTag: tag).ExecuteAsync(http);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
    }
}
