using PartnerGraph.Api.GraphQL.Hosting.Pages;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Api.GraphQL.Finder.Pages;

/// <summary>A page for each listed partner, written by the server: to be read without a script, linked to, and found by search engines.</summary>
internal static class PartnerPage
{
    public const string Folder = "partner/";

    private const string SlugValue = "slug";

    public static void MapPartnerPage(this IEndpointRouteBuilder finder) => finder.MapMethods($"{Folder}{{{SlugValue}}}", PageAnswer.Methods, Answer);

    private static async Task Answer(HttpContext http)
    {
        PageAnswer.Protect(http, WelcomePage.Policy);
        var slug = (string)http.Request.RouteValues[SlugValue]!;
        try
        {
            if (PartnerSlug.KeyOf(slug) is not { } key || await Find(http, key) is not { } entry) await PageAnswer.SendPage(http, PartnerPageHtml.Absent(), StatusCodes.Status404NotFound);
            else await Send(http, slug, entry);
        }
        catch (ReadModelUnavailableException)
        {
            http.Response.Headers.RetryAfter = "5";
            await PageAnswer.SendPage(http, PartnerPageHtml.Unavailable(), StatusCodes.Status503ServiceUnavailable);
        }
    }

    // Nobody's scope: a partner that is hidden is answered like one that is not there, also to itself.
    private static async Task<FinderEntry?> Find(HttpContext http, string key) =>
        (await http.RequestServices.GetRequiredService<FinderReads>().Of(new PartnerScope.Nobody(), [key], http.RequestAborted)).GetValueOrDefault(key);

    private static async Task Send(HttpContext http, string slug, FinderEntry entry)
    {
        var profile = entry.To<PartnerProfile>();
        var path = $"{http.Request.PathBase}/finder/{Folder}{Uri.EscapeDataString(profile.Slug)}";
        if (slug != profile.Slug)
        {
            http.Response.Redirect(path, permanent: true);
            return;
        }

        var since = (await http.RequestServices.GetRequiredService<PartnerReads>().Since([entry.PartnerId], http.RequestAborted)).GetValueOrDefault(entry.PartnerId);
        var canonical = $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}{path}";
        await PageAnswer.SendPage(http, PartnerPageHtml.Of(profile, since == default ? null : since, canonical));
    }
}
