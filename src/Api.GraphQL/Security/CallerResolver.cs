using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using GraphQL;
using GraphQL.Execution;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using PartnerGraph.Api.GraphQL.Hosting.Reference;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Read.Projections.Runtime.Reading;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>From a bearer token to an actor, the same way for HTTP and for WebSockets.</summary>
public sealed class CallerResolver(IOptionsMonitor<JwtBearerOptions> options, ActorDirectory actors, MinPosition minPosition, ILogger<CallerResolver> log) : ICallerResolver
{
    private const string Scheme = "Bearer ";

    private const string CredentialsKey = "credentials";

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly StampedCache<TokenKeys, string, AcceptedToken> accepted = new(capacity: 10_000);

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
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) throw Refused("Send the token as 'Bearer <token>'.", ErrorReasons.NotABearerToken);
        var jwt = options.Get(JwtBearerDefaults.AuthenticationScheme);
        var configuration = jwt.ConfigurationManager is { } issuer ? await issuer.GetConfigurationAsync(cancellation) : null;
        var (keys, token) = (new TokenKeys(jwt, configuration), authorization[Scheme.Length..].Trim());
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        // A signature stays what it is; the time is asked anew.
        if (accepted.TryGet(keys, hash, out var known) && jwt.TokenValidationParameters.LifetimeValidator(known!.From, known.To, null, jwt.TokenValidationParameters))
            return known.User;
        var parameters = jwt.TokenValidationParameters.Clone();
        if (configuration is not null)
        {
            parameters.ValidIssuer ??= configuration.Issuer;
            parameters.IssuerSigningKeys = [.. parameters.IssuerSigningKeys ?? [], .. configuration.SigningKeys];
        }

        var result = await handler.ValidateTokenAsync(token, parameters);
        if (!result.IsValid)
        {
            log.LogInformation("A bearer token was refused: {Reason}", result.Exception.GetType().Name);
            throw Refused("The bearer token is not valid or has expired.", ErrorReasons.InvalidToken);
        }

        // Without the token that the validator's identity holds on to.
        var user = new ClaimsPrincipal(new ClaimsIdentity(
            result.ClaimsIdentity.Claims.Select(claim => new Claim(claim.Type, claim.Value, claim.ValueType)), result.ClaimsIdentity.AuthenticationType));
        accepted.Add(keys, hash, new(user, result.SecurityToken.ValidFrom, result.SecurityToken.ValidTo));
        return user;
    }

    /// <summary>By what a token is accepted: other settings, or other keys of the issuer, ask for another look.</summary>
    private sealed record TokenKeys(JwtBearerOptions Options, OpenIdConnectConfiguration? Issuer);

    private sealed record AcceptedToken(ClaimsPrincipal User, DateTime From, DateTime To);

    private static ExecutionError Refused(string message, string reason) =>
        new(message) { Code = RequestErrors.Unauthenticated, Extensions = new Dictionary<string, object?> { ["reason"] = reason } };
}
