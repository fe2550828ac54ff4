using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PartnerGraph.Write.Application.Notifications.Webhooks;

/// <summary>
/// Secrets of webhooks as the log keeps them: sealed with AES-256-GCM by a key that lies beside the data and not in the log, each for its own webhook.
/// Whoever has the log alone can sign nothing.
/// </summary>
/// <param name="key">32 bytes or more; asked for when the first secret is sealed or opened.</param>
public sealed class WebhookSecrets(Func<byte[]> key)
{
    private const string Prefix = "whsec_";

    private const int Made = 32, Least = 24, Most = 64, Nonce = 12, Tag = 16;

    private readonly Lazy<byte[]> key = new(() => SHA256.HashData([.. "webhook-secrets"u8, .. key()]));

    public static string Make() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Made));

    /// <summary>Whether it is a secret as receivers' libraries take it.</summary>
    public static bool IsSecret(string text)
    {
        Span<byte> bytes = stackalloc byte[Most];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length >= Least;
    }

    public string Seal(string webhookId, string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var sealedSecret = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(sealedSecret.AsSpan(0, Nonce));
        using var aes = new AesGcm(key.Value, Tag);
        aes.Encrypt(sealedSecret.AsSpan(0, Nonce), plain, sealedSecret.AsSpan(Nonce + Tag), sealedSecret.AsSpan(Nonce, Tag), Encoding.UTF8.GetBytes(webhookId));
        return Base64Url.EncodeToString(sealedSecret);
    }

    /// <summary>Null when it was sealed with another key, or for another webhook.</summary>
    public string? Open(string webhookId, string sealedSecret)
    {
        var bytes = Base64Url.DecodeFromChars(sealedSecret);
        if (bytes.Length < Nonce + Tag) return null;
        var plain = new byte[bytes.Length - Nonce - Tag];
        using var aes = new AesGcm(key.Value, Tag);
        try
        {
            aes.Decrypt(bytes.AsSpan(0, Nonce), bytes.AsSpan(Nonce + Tag), bytes.AsSpan(Nonce, Tag), plain, Encoding.UTF8.GetBytes(webhookId));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
