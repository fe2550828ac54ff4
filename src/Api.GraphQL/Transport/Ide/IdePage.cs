using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace PartnerGraph.Api.GraphQL.Transport.Ide;

/// <summary>Serves the GraphQL IDE from <c>wwwroot/ide</c>, where <c>tools/ide/fetch.sh</c> puts it; it asks nothing of other hosts.</summary>
public sealed class IdePage(IWebHostEnvironment environment)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly Lazy<string> _operations = new(() => NamedOperations.Together(environment.ContentRootFileProvider));

    private const string Missing = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>GraphQL IDE</title>
        <body style="font-family: sans-serif; max-width: 40em; margin: 4em auto">
        <h1>The IDE page is not installed</h1>
        <p>This address answers GraphQL. To get the IDE here, run <code>tools/ide/fetch.sh</code> once in the repository
        (it needs npm) and reload. No page is loaded from another host.</p></body></html>
        """;

    public async Task Answer(HttpContext http, string path, string? file)
    {
        Protect(http);
        if (file == "bcp-config.json")
        {
            await http.Response.WriteAsJsonAsync(new
            {
                // The page resolves a relative address against its own, so it must be absolute.
                endpoint = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{path}",
                title = "PartnerGraph",
                disableTelemetry = true,
                graphQLDocument = _operations.Value,
            }, http.RequestAborted);
            return;
        }

        var found = environment.WebRootFileProvider.GetFileInfo($"ide/{(string.IsNullOrEmpty(file) ? "index.html" : file)}");
        if (found.Exists) await FileOf(found).ExecuteAsync(http);
        else if (string.IsNullOrEmpty(file)) await Results.Content(Missing, "text/html; charset=utf-8").ExecuteAsync(http);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    // By size and time: there are megabytes of it, and they change with an installation.
    private static IResult FileOf(IFileInfo file) => Results.Stream(
        file.CreateReadStream(), ContentTypes.TryGetContentType(file.Name, out var type) ? type : "application/octet-stream", lastModified: file.LastModified,
        entityTag: new($"\"{file.Length:x}-{file.LastModified.UtcTicks:x}\"", isWeak: true));

    // The editor compiles its workers from blobs and styles itself inline; nothing may come from, or go to, another host.
    private static void Protect(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self' 'unsafe-eval' blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
            + $"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws://{http.Request.Host} wss://{http.Request.Host}; "
            + "frame-ancestors 'none'; base-uri 'self'; form-action 'none'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
    }
}
