using GraphQL;
using Microsoft.Net.Http.Headers;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime.Files;
using PartnerGraph.Write.Domain.Exports;

namespace PartnerGraph.Api.GraphQL.Exports;

/// <summary>Hands out files by signed links, whole or in ranges. What is forged, foreign or absent looks alike: 404; what is over is 410.</summary>
public static class ExportDownload
{
    public static void MapExports(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods($"{ExportLinks.Path}/{{id}}", [HttpMethods.Get, HttpMethods.Head], Answer);

    private static async Task Answer(HttpContext http)
    {
        var (services, id, query) = (http.RequestServices, (string)http.Request.RouteValues["id"]!, http.Request.Query);
        var judgement = IFileStore.IsId(id)
            ? services.GetRequiredService<ExportLinks>().Judge(id, query[ExportLinks.Until], query[ExportLinks.Signature])
            : LinkJudgement.Forged;
        if (judgement == LinkJudgement.Forged || await services.GetRequiredService<ExportReads>().Find(id, http.RequestAborted) is not { } export || !await IsAsker(http, export))
        {
            await Refuse(http, StatusCodes.Status404NotFound, "There is no such file.");
            return;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var file = judgement == LinkJudgement.Late || export.State != ExportState.Completed || now >= export.ExpiresAt
            ? null
            : await services.GetRequiredService<IFileStore>().Open(id, export.Sha256!, http.RequestAborted);
        if (file is null) await Refuse(http, StatusCodes.Status410Gone, "The link or the file has expired. Ask for another link with export(id) { url }, or for another export.");
        else await Send(http, export, file);
    }

    /// <summary>A link needs no token; a token that comes with it is somebody's, and must be the asker's.</summary>
    private static async Task<bool> IsAsker(HttpContext http, ExportRow export)
    {
        if (http.Request.Headers.Authorization.ToString() is not { Length: > 0 } authorization) return true;
        try
        {
            var caller = await http.RequestServices.GetRequiredService<CallerResolver>().Resolve(http, authorization, http.RequestAborted);
            return caller.UserContext[Actor.ContextKey] is Actor { Gap: null } actor && actor.Asker() == export.Owner;
        }
        catch (ExecutionError)
        {
            return false;
        }
    }

    private static Task Send(HttpContext http, ExportRow export, Stream file)
    {
        Protect(http);
        http.Response.Headers.CacheControl = "private, no-cache";
        // Strong: the tag is of every byte, and ranges of two requests fit together.
        return Results.Stream(
            file, ExportFileNames.MediaTypeOf(export.Format), ExportFileNames.Of(export), export.CompletedAt, new EntityTagHeaderValue($"\"{export.Sha256}\""),
            enableRangeProcessing: true).ExecuteAsync(http);
    }

    private static Task Refuse(HttpContext http, int status, string message)
    {
        Protect(http);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(message, "text/plain", statusCode: status).ExecuteAsync(http);
    }

    private static void Protect(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
