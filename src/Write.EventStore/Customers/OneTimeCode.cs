using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PartnerGraph.EventStore.Customers;

/// <summary>
/// Codes of six digits. Of a code only a salted hash is kept, made slowly: a million codes are soon tried by whoever reads the log, and
/// not within the minutes for which one is valid.
/// </summary>
internal static class OneTimeCode
{
    private const int Iterations = 50_000;

    public static string New() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>What is kept of a new code: its salt, a dot and the hash.</summary>
    public static string HashOf(string code) => HashOf(code, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <summary>The hash of a code that was given back, to be compared with the one kept; never equal when none is.</summary>
    public static string HashLike(string? kept, string code) => kept?.Split('.', 2) is [var salt, _] ? HashOf(code.Trim(), salt) : "";

    private static string HashOf(string code, string salt) =>
        $"{salt}.{Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(salt), Iterations, HashAlgorithmName.SHA256, 32))}";
}
