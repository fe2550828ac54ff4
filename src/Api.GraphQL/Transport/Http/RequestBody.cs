using System.Buffers;
using System.IO.Pipelines;

namespace PartnerGraph.Api.GraphQL.Transport.Http;

/// <summary>Reads a whole request body within a limit, without copying it.</summary>
internal static class RequestBody
{
    private const string Unreadable = "The body could not be read.";

    /// <exception cref="RefusedRequest">REQUEST_TOO_LARGE, also when the length was not announced.</exception>
    public static async ValueTask<T> Read<T>(HttpRequest request, int maxBytes, Func<ReadOnlySequence<byte>, T> parse, CancellationToken cancellation)
    {
        if (request.ContentLength > maxBytes) throw TooLarge(maxBytes);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await Next(reader, cancellation);
            if (read.Buffer.Length > maxBytes)
            {
                // The server reads the rest away after the answer, which it cannot while this read is open.
                reader.AdvanceTo(read.Buffer.End);
                throw TooLarge(maxBytes);
            }

            if (read.IsCompleted)
            {
                try
                {
                    return parse(read.Buffer);
                }
                finally
                {
                    reader.AdvanceTo(read.Buffer.End);
                }
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> Next(PipeReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation);
        }
        catch (BadHttpRequestException broken)
        {
            throw new RefusedRequest(broken.StatusCode, broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? ErrorCodes.RequestTooLarge : ErrorCodes.BadRequest, Unreadable);
        }
        catch (IOException)
        {
            // A piece whose size is no number: the server tells of it as of a connection that broke. Of one that did break nobody reads the answer.
            throw RefusedRequest.Bad(Unreadable);
        }
    }

    private static RefusedRequest TooLarge(int maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, ErrorCodes.RequestTooLarge, $"The body is larger than {maxBytes} bytes.");
}
