using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>
/// <c>/metrics</c> tells load and how far everything has come, and is not for the public: it answers at an address of its own
/// (<c>PartnerGraph:Metrics:Url</c>, which answers nothing else) or to its own token (<c>PartnerGraph:Metrics:Token</c>), otherwise to nobody.
/// </summary>
internal static class Metrics
{
    private const string Path = "/metrics", Scheme = "Bearer ", DefaultUrl = "http://localhost:5000";

    /// <summary>Listens at the address for metrics beside those of the API.</summary>
    public static void ListenForMetrics(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[$"{PartnerGraphOptions.Section}:Metrics:Url"] is not { Length: > 0 } url) return;
        var others = builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) is { Length: > 0 } named ? named : DefaultUrl;
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, $"{others};{url}");
    }

    public static void UseMetrics(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IOptions<PartnerGraphOptions>>().Value.Metrics;
        var ownPort = settings.Url is { Length: > 0 } url ? BindingAddress.Parse(url).Port : (int?)null;
        app.Use(async (http, next) =>
        {
            var isMetrics = http.Request.Path == Path;
            var isAtOwnPort = http.Connection.LocalPort == ownPort;
            if (isMetrics ? isAtOwnPort || HasToken(http, settings.Token) : !isAtOwnPort)
            {
                await next(http);
                return;
            }

            http.Response.StatusCode = isMetrics ? StatusCodes.Status401Unauthorized : StatusCodes.Status404NotFound;
            if (isMetrics) await http.Response.WriteAsync("Metrics are read at an address of their own (PartnerGraph__Metrics__Url) or with their token (PartnerGraph__Metrics__Token).\n");
        });
        app.MapPrometheusScrapingEndpoint(Path);
    }

    private static bool HasToken(HttpContext http, string? token) =>
        token is { Length: > 0 } && http.Request.Headers.Authorization.ToString() is var given && given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given[Scheme.Length..].Trim()), Encoding.UTF8.GetBytes(token));
}
