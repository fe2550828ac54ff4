using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Transport.Answers;

/// <summary>Which answers show a secret: it is known by what is asked, before anything is answered.</summary>
internal static class SecretAnswers
{
    private static readonly object Key = new();

    public static void Mark(HttpContext http) => http.Items[Key] = Key;

    public static bool Has(HttpContext http) => http.Items.ContainsKey(Key);
}

/// <summary>
/// Compresses everything but secrets. The length of a compressed answer tells whether a text in it that somebody else chose, such as a customer's name, repeats a part of what stands
/// beside it.
/// </summary>
internal sealed class CompressionWithoutSecrets(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    public override bool ShouldCompressResponse(HttpContext context) => !SecretAnswers.Has(context) && base.ShouldCompressResponse(context);
}
