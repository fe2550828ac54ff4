using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace PartnerGraph.Api.GraphQL.Hosting.Pages;

/// <summary>How the server's own pages are sent: with a strict policy, and not again while they have not changed.</summary>
internal static class PageAnswer
{
    private const string Html = "text/html; charset=utf-8";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    /// <summary>The methods of a page.</summary>
    public static IReadOnlyList<string> Methods { get; } = [HttpMethods.Get, HttpMethods.Head];

    /// <param name="policy">The content security policy; nothing may come from, or go to, another host.</param>
    public static void Protect(HttpContext http, string policy)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
    }

    public static Task SendPage(HttpContext http, byte[] html, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        return status == StatusCodes.Status200OK ? Send(http, html, Html) : Results.Bytes(html, Html).ExecuteAsync(http);
    }

    /// <summary>A file of a folder of the web root. Taken from the folder's list: whatever a name spells, it leads to no other folder.</summary>
    /// <param name="cached">How browsers may keep the file, when it is there; by default they ask each time whether it has changed.</param>
    public static async Task SendFile(HttpContext http, string folder, string name, string? cached = null)
    {
        var files = http.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetDirectoryContents(folder);
        if (files.FirstOrDefault(file => !file.IsDirectory && file.Name == name) is not { } found)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (cached is not null) http.Response.Headers.CacheControl = cached;
        var type = ContentTypes.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        await Send(http, await Read(found, http.RequestAborted), type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type);
    }

    public static async Task<byte[]> Read(IFileInfo file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await using (var stored = file.CreateReadStream()) await stored.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    private static Task Send(HttpContext http, byte[] bytes, string type)
    {
        // Weak, because an answer may be compressed. Of the content, so that instances behind one address agree.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", isWeak: true);
        return Results.Bytes(bytes, type, entityTag: tag).ExecuteAsync(http);
    }
}
