using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Transport.Answers;

/// <summary>Turns results into bytes within <see cref="GraphQLTransportOptions.MaxAnswerBytes"/>, for every transport.</summary>
public sealed class AnswerSerializer(IGraphQLTextSerializer serializer, IErrorInfoProvider errors, IOptions<GraphQLTransportOptions> options)
{
    private const int PieceBytes = 32 * 1024;

    private const string BeforeData = "{\"data\":";

    private readonly AnswerJson _parts = new(serializer, errors);

    /// <summary>Measures an answer, and keeps it when it is not large. One over the limit is replaced by the error ANSWER_TOO_LARGE.</summary>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    internal AnswerBuffer Measure(ref ExecutionResult result, bool hash, CancellationToken cancellation)
    {
        var buffer = new AnswerBuffer(options.Value.AnswerBufferBytes, hash);
        try
        {
            if (Fits(result, buffer, cancellation)) return buffer;
            buffer.Dispose();
            buffer = new AnswerBuffer(options.Value.AnswerBufferBytes, hash);
            Fits(result = TooLarge(result), buffer, cancellation);
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>Writes a measured answer that was too long to be kept, no faster than its client reads.</summary>
    internal async Task Stream(ExecutionResult result, PipeWriter target, CancellationToken cancellation)
    {
        using var writer = new AnswerWriter(result, _parts, target);
        while (writer.Write(PieceBytes)) await target.FlushAsync(cancellation);
        await target.FlushAsync(cancellation);
    }

    /// <summary>A message of <c>graphql-transport-ws</c>.</summary>
    internal ReadOnlyMemory<byte> Message(string? id, string type, object? payload)
    {
        using var buffer = new AnswerBuffer(int.MaxValue, hash: false);
        using var json = new Utf8JsonWriter(buffer, AnswerJson.Raw);
        json.WriteStartObject();
        json.WriteString("type", type);
        if (id is not null) json.WriteString("id", id);
        if (payload is not null)
        {
            json.WritePropertyName("payload");
            WritePayload(json, payload);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.Kept.ToArray();
    }

    /// <summary>A server-sent event. Its data is one line: JSON is written without line ends, and those in texts are escaped.</summary>
    internal ReadOnlyMemory<byte> Event(string type, object? payload, string? id = null)
    {
        using var buffer = new AnswerBuffer(int.MaxValue, hash: false);
        buffer.Write(Encoding.UTF8.GetBytes(id is null ? $"event: {type}" : $"id: {id}\nevent: {type}"));
        // With data, also where there is none: browsers tell of no event without.
        buffer.Write("\ndata: "u8);
        if (payload is not null)
        {
            using var json = new Utf8JsonWriter(buffer, AnswerJson.Raw);
            WritePayload(json, payload);
            json.Flush();
        }

        buffer.Write("\n\n"u8);
        return buffer.Kept.ToArray();
    }

    /// <summary>The value of <c>data</c> alone; null when it has more bytes than may be kept.</summary>
    internal byte[]? Data(ExecutionResult result, int atMost, CancellationToken cancellation)
    {
        using var buffer = new AnswerBuffer(atMost, hash: false);
        using var writer = new AnswerWriter(new ExecutionResult { Executed = true, Data = result.Data }, _parts, buffer);
        while (writer.Write(PieceBytes))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!buffer.IsWhole) return null;
        }

        return buffer.IsWhole ? buffer.Kept[BeforeData.Length..^1].ToArray() : null;
    }

    private void WritePayload(Utf8JsonWriter json, object payload)
    {
        switch (payload)
        {
            case SharedResult shared:
                json.WriteRawValue(shared.Bytes(Written), skipInputValidation: true);
                break;
            case ExecutionResult result:
                using (var answer = Measure(ref result, hash: false, CancellationToken.None)) json.WriteRawValue(answer.Kept.Span, skipInputValidation: true);
                break;
            case IEnumerable<ExecutionError> list:
                json.WriteStartArray();
                foreach (var error in list) _parts.Write(json, error);
                json.WriteEndArray();
                break;
            default:
                _parts.WriteValue(json, payload);
                break;
        }
    }

    private byte[] Written(ExecutionResult result)
    {
        using var answer = Measure(ref result, hash: false, CancellationToken.None);
        return answer.Kept.ToArray();
    }

    private bool Fits(ExecutionResult result, AnswerBuffer buffer, CancellationToken cancellation)
    {
        using var writer = new AnswerWriter(result, _parts, buffer);
        while (writer.Write(PieceBytes))
        {
            cancellation.ThrowIfCancellationRequested();
            if (buffer.Length > options.Value.MaxAnswerBytes) return false;
        }

        return buffer.Length <= options.Value.MaxAnswerBytes;
    }

    private ExecutionResult TooLarge(ExecutionResult result) =>
        new(new RefusedRequest(
            StatusCodes.Status400BadRequest, ErrorCodes.AnswerTooLarge,
            $"The answer has more than {options.Value.MaxAnswerBytes} bytes; ask for fewer fields or smaller pages."
                + (result.Operation?.Operation == GraphQLParser.AST.OperationType.Mutation ? " What the mutation stored stays stored." : "")));
}
