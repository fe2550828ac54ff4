using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PartnerGraph.Write.Application.Customers.Contacts;

/// <summary>
/// Codes of six digits. Of a code only a salted hash is kept, made slowly: a million codes are soon tried by whoever reads the log, and
/// not within the minutes for which one is valid. The code follows from the salt and a secret of the server, so that it can be brought to its
/// reader later than it was issued, by another process, and lies nowhere in between.
/// </summary>
/// <param name="secret">At least 32 random bytes that are not in the log; asked for when the first code is made.</param>
public sealed class OneTimeCodes(Func<byte[]> secret)
{
    private const int Iterations = 50_000;

    private readonly Lazy<byte[]> secret = new(secret);

    /// <summary>A new code, as it is kept: its salt, a dot and the hash.</summary>
    public string Issue()
    {
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return HashOf(CodeFor(salt), salt);
    }

    /// <summary>The code that is kept so; null when it was made with another secret.</summary>
    public string? CodeOf(string kept)
    {
        if (kept.Split('.', 2) is not [var salt, _]) return null;
        var code = CodeFor(salt);
        return HashOf(code, salt) == kept ? code : null;
    }

    /// <summary>The hash of a code that was given back, to be compared with the one kept; never equal when none is.</summary>
    internal static string HashLike(string? kept, string code) => kept?.Split('.', 2) is [var salt, _] ? HashOf(code.Trim(), salt) : "";

    // Of 64 bits: which of a million codes it is has no bias that anybody could use.
    private string CodeFor(string salt) => (BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes($"one-time-code:{salt}"))) % 1_000_000)
        .ToString("D6", CultureInfo.InvariantCulture);

    private static string HashOf(string code, string salt) =>
        $"{salt}.{Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(salt), Iterations, HashAlgorithmName.SHA256, 32))}";
}
