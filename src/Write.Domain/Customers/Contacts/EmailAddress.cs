using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PartnerGraph.Write.Domain.Customers.Contacts;

/// <summary>
/// An email address as identity: spelling variants are one address when they are equal trimmed and in lower case (GAP-88).
/// </summary>
public static class EmailAddress
{
    private const int LongestAllowed = 254;

    /// <summary>The address trimmed and in lower case; false when it is no address.</summary>
    public static bool TryNormalize([NotNullWhen(true)] string? text, out string normalized)
    {
        // An address is compared, not displayed: lower case is the catalogue's own word for it.
        normalized = text?.Trim().ToLowerInvariant() ?? "";
        var at = normalized.IndexOf('@', StringComparison.Ordinal);
        return normalized.Length <= LongestAllowed && at > 0 && at == normalized.LastIndexOf('@')
            && normalized.IndexOf('.', at) > at + 1 && !normalized.EndsWith('.')
            && !normalized.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }

    /// <summary>What names the address in a stream: streams are listed in logs, addresses must not be.</summary>
    public static string HashOf(string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToLowerInvariant())))[..40];
}
