using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Processes.Sandbox;

namespace PartnerGraph.Api.GraphQL.Security;

public static class AuthenticationSetup
{
    /// <summary>
    /// Accepts tokens of the OIDC issuer <c>Authentication:Authority</c> for the audience <c>Authentication:Audience</c>; without
    /// an authority, tokens signed with the local development key, where that is allowed (<see cref="DevelopmentKey"/>); else none.
    /// </summary>
    public static IServiceCollection AddCallers(this IServiceCollection services, IConfiguration configuration)
    {
        // The options of the bearer handler without its middleware: the transport asks CallerResolver for HTTP and WebSockets alike.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<JwtBearerOptions>, JwtBearerPostConfigureOptions>());
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<LocalTokens, MachineClock, IHostEnvironment>((jwt, local, clock, environment) =>
        {
            var authority = configuration["Authentication:Authority"];
            jwt.MapInboundClaims = false;
            jwt.TokenValidationParameters.ValidAudience = configuration["Authentication:Audience"] ?? LocalTokens.Audience;
            jwt.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
            jwt.TokenValidationParameters.LifetimeValidator = (from, to, _, parameters) =>
                clock.Time.GetUtcNow().UtcDateTime is var now && (from is null || from <= now + parameters.ClockSkew) && to is { } end && end > now - parameters.ClockSkew;
            if (authority is not null)
            {
                jwt.Authority = authority;
                return;
            }

            jwt.TokenValidationParameters.ValidIssuer = LocalTokens.Issuer;
            if (DevelopmentKey.IsAccepted(configuration, environment)) jwt.TokenValidationParameters.IssuerSigningKey = local.Key;
            jwt.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
        });
        services.AddHostedService<DevelopmentKey>();
        services.AddSingleton<ActorDirectory>();
        services.AddSingleton<AccessPolicy>();
        services.AddSingleton<DeniedAttempts>();
        services.AddSingleton<CallerResolver>();
        services.AddSingleton<ICallerResolver>(provider => provider.GetRequiredService<CallerResolver>());
        return services;
    }
}
