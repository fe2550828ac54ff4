using System.Security.Cryptography;
using System.Text;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>A file with one document.</summary>
/// <param name="Hash">Of its bytes, but for a byte order mark: what <c>sha256sum</c> prints.</param>
internal sealed record OperationFile(string Path, string Hash, string Text)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly byte[] ByteOrderMark = [0xef, 0xbb, 0xbf];

    /// <summary>The files of a folder itself, in an order that does not depend on the disk.</summary>
    /// <exception cref="IOException">There is no such folder.</exception>
    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder, "*.graphql").Order(StringComparer.Ordinal);

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static OperationFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        if (bytes.StartsWith(ByteOrderMark)) bytes = bytes[ByteOrderMark.Length..];
        return new(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), Strict.GetString(bytes));
    }
}
