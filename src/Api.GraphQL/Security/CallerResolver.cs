using System.Security.Claims;
using GraphQL;
using GraphQL.Execution;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Transport;

namespace PartnerGraph.Api.Security;

/// <summary>From a bearer token to an actor, the same way for HTTP and for WebSockets.</summary>
public sealed class CallerResolver(IOptionsMonitor<JwtBearerOptions> options, ActorDirectory actors, MinPosition minPosition, ILogger<CallerResolver> log) : ICallerResolver
{
    private const string Scheme = "Bearer ";

    private const string CredentialsKey = "credentials";

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    public async ValueTask<Caller> Resolve(HttpContext http, string? authorization, CancellationToken cancellation)
    {
        var user = authorization is null ? null : await Validate(authorization, cancellation);
        // First, so that a member signs in with the rights of the position that it asks for.
        await minPosition.Reach(http, user is not null, cancellation);
        var context = new Dictionary<string, object?>
        {
            [Actor.ContextKey] = user is null ? Actor.Anonymous : await actors.Resolve(user, cancellation),
        };
        context[CredentialsKey] = authorization;
        Batching.Begin(context);
        return new Caller(context, user, user is null ? null : KeyOf(user)) { ValidUntil = user is null ? null : EndOf(user) };
    }

    /// <summary>The caller of a running operation as it stands now: its token is validated again, and its rights are looked up again.</summary>
    public async ValueTask<Actor> Again(IProvideUserContext context, CancellationToken cancellation)
    {
        if (context.UserContext.TryGetValue(CredentialsKey, out var kept) is false || kept is not string authorization) return Actor.Anonymous;
        try
        {
            return await actors.Resolve(await Validate(authorization, cancellation), cancellation);
        }
        catch (ExecutionError)
        {
            return Actor.Anonymous;
        }
    }

    /// <summary>The token's end with the skew that is granted to clocks: until then it is accepted.</summary>
    private DateTimeOffset? EndOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue("exp"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) + options.Get(JwtBearerDefaults.AuthenticationScheme).TokenValidationParameters.ClockSkew
            : null;

    // Two customers may stand behind one subject; so may a person's two hats.
    private static string KeyOf(ClaimsPrincipal user) =>
        $"{user.FindFirstValue("sub")} {user.FindFirstValue(ActorDirectory.RoleClaim)} {user.FindFirstValue(ActorDirectory.CustomerClaim)}";

    private async ValueTask<ClaimsPrincipal> Validate(string authorization, CancellationToken cancellation)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) throw Refused("Send the token as 'Bearer <token>'.", "NOT_A_BEARER_TOKEN");
        var jwt = options.Get(JwtBearerDefaults.AuthenticationScheme);
        var parameters = jwt.TokenValidationParameters.Clone();
        if (jwt.ConfigurationManager is { } issuer)
        {
            var configuration = await issuer.GetConfigurationAsync(cancellation);
            parameters.ValidIssuer ??= configuration.Issuer;
            parameters.IssuerSigningKeys = [.. parameters.IssuerSigningKeys ?? [], .. configuration.SigningKeys];
        }

        var result = await handler.ValidateTokenAsync(authorization[Scheme.Length..].Trim(), parameters);
        if (result.IsValid) return new ClaimsPrincipal(result.ClaimsIdentity);
        log.LogInformation("A bearer token was refused: {Reason}", result.Exception.GetType().Name);
        throw Refused("The bearer token is not valid or has expired.", "INVALID_TOKEN");
    }

    private static ExecutionError Refused(string message, string reason) =>
        new(message) { Code = RequestErrors.Unauthenticated, Extensions = new Dictionary<string, object?> { ["reason"] = reason } };
}
