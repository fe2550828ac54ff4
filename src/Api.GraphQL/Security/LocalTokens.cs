using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>
/// Bearer tokens for development, signed with a key that lies beside the data and never leaves the machine. Production
/// names an OIDC issuer instead (<c>Authentication:Authority</c>), and this key is then not accepted.
/// </summary>
public sealed class LocalTokens(string dataDirectory, TimeProvider clock)
{
    public const string Issuer = "partnergraph-local";

    public const string Audience = "partnergraph";

    /// <summary>Of the key, in the data directory.</summary>
    public const string KeyFileName = "signing.key";

    private readonly Lazy<SymmetricSecurityKey> key = new(() => new(PrivateKeyFile.ReadOrCreate(dataDirectory, KeyFileName)));

    public SecurityKey Key => key.Value;

    /// <param name="subject">Who the token speaks for.</param>
    /// <param name="claims">Further claims, such as <c>role</c> or <c>customer</c>.</param>
    /// <param name="lifetime">How long it is valid from now on.</param>
    public string Issue(string subject, IReadOnlyDictionary<string, string> claims, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow();
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            Claims = claims.ToDictionary(claim => claim.Key, claim => (object)claim.Value).Append(new("sub", subject)).ToDictionary(),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
        });
    }
}
