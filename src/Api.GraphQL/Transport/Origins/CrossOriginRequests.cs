using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace PartnerGraph.Api.GraphQL.Transport.Origins;

/// <summary>
/// Lets browsers show answers to pages of the allowed origins (CORS). Never with credentials: tokens travel in a header that the page sets
/// itself, and nothing here is ambient.
/// </summary>
internal static class CrossOriginRequests
{
    public const string Policy = "GraphQL";

    // Browsers cap it at two hours.
    private static readonly TimeSpan PreflightHolds = TimeSpan.FromHours(2);

    public static IServiceCollection AddCrossOriginRequests(this IServiceCollection services)
    {
        services.AddSingleton<AllowedOrigins>();
        services.AddOptions<CorsOptions>().Configure<AllowedOrigins>((cors, origins) => cors.AddPolicy(Policy, policy => Describe(policy, origins)));
        return services.AddCors();
    }

    public static IApplicationBuilder UseCrossOriginRequests(this IApplicationBuilder app)
    {
        var origins = app.ApplicationServices.GetRequiredService<AllowedOrigins>();
        // The framework says so only to those whom it lets in; a cache must know it of every answer.
        if (!origins.IsEmpty && !origins.IsAny)
        {
            app.Use((http, next) =>
            {
                http.Response.OnStarting(VaryByOrigin, http.Response);
                return next(http);
            });
        }

        return app.UseCors();
    }

    private static void Describe(CorsPolicyBuilder policy, AllowedOrigins origins)
    {
        if (origins.IsAny) policy.AllowAnyOrigin();
        else policy.SetIsOriginAllowed(origins.Lists);
        policy.WithMethods(HttpMethods.Get, HttpMethods.Post).AllowAnyHeader()
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate)
            .SetPreflightMaxAge(PreflightHolds);
    }

    private static Task VaryByOrigin(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        if (!headers.GetCommaSeparatedValues(HeaderNames.Vary).Contains(HeaderNames.Origin)) headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        return Task.CompletedTask;
    }
}
