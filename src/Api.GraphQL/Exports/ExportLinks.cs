using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Exports;

/// <summary>What a link says, and whether it is one of this server's.</summary>
public enum LinkJudgement { Forged, Late, Good }

/// <summary>
/// Links that hand out a file without a token, so that a browser can follow them. They are signed with a key that never leaves the data directory, and end
/// soon: whoever needs the file later asks for another link.
/// </summary>
public sealed class ExportLinks(ProjectionOptions place, TimeProvider clock)
{
    public const string Path = "/exports";

    public const string Until = "until", Signature = "signature";

    private const string KeyFile = "exports.key";

    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    private readonly Lazy<byte[]> key = new(() => PrivateKeyFile.ReadOrCreate(place.DataDirectory, KeyFile));

    /// <param name="end">When the file itself goes; no link outlives it.</param>
    public string Of(string exportId, DateTimeOffset end)
    {
        var until = clock.GetUtcNow() + Validity;
        var seconds = (until < end ? until : end).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"{Path}/{exportId}?{Until}={seconds}&{Signature}={Base64Url.EncodeToString(Sign(key.Value, exportId, seconds))}");
    }

    public LinkJudgement Judge(string exportId, string? until, string? signature)
    {
        if (!long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || signature is not { Length: <= 64 } || !Base64Url.IsValid(signature))
            return LinkJudgement.Forged;
        var given = Base64Url.DecodeFromChars(signature);
        // All of them, so that the time taken tells nothing.
        var good = Keys().Aggregate(false, (found, known) => CryptographicOperations.FixedTimeEquals(Sign(known, exportId, seconds), given) | found);
        if (!good) return LinkJudgement.Forged;
        return clock.GetUtcNow().ToUnixTimeSeconds() < seconds ? LinkJudgement.Good : LinkJudgement.Late;
    }

    /// <summary>The key in use, and those before it that still lie beside it: renaming <c>exports.key</c> and starting anew lets links end by themselves.</summary>
    private IEnumerable<byte[]> Keys() => Directory.EnumerateFiles(place.DataDirectory, $"{KeyFile}.*").Select(Read).OfType<byte[]>().Prepend(key.Value);

    private static byte[]? Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file) is { Length: >= 32 } key ? key : null;
        }
        catch (IOException)
        {
            // Taken away in this moment.
            return null;
        }
    }

    private static byte[] Sign(byte[] key, string exportId, long seconds) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"export-link\n{exportId}\n{seconds}")));
}
