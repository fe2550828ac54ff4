using System.Buffers;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;

namespace PartnerGraph.Api.GraphQL.Transport.Answers;

/// <summary>
/// Writes an answer piece by piece, so that its size can be bounded and its client can leave in the middle. The library's serializer
/// makes one block of memory of it, however large.
/// </summary>
internal sealed class AnswerWriter : IDisposable
{
    private readonly Utf8JsonWriter _json;
    private readonly AnswerJson _parts;
    private readonly Stack<Open> _open = new();
    private readonly ExecutionResult _result;
    private bool _begun;

    public AnswerWriter(ExecutionResult result, AnswerJson parts, IBufferWriter<byte> target)
    {
        (_result, _parts) = (result, parts);
        _json = new Utf8JsonWriter(target, AnswerJson.Raw);
    }

    /// <summary>Writes about <paramref name="bytes"/> further bytes; false once the answer is complete.</summary>
    public bool Write(int bytes)
    {
        if (!_begun) Begin();
        var end = _json.BytesCommitted + _json.BytesPending + bytes;
        while (_open.TryPop(out var part))
        {
            Continue(part);
            if (_json.BytesCommitted + _json.BytesPending < end) continue;
            _json.Flush();
            return true;
        }

        if (_result.Extensions is { Count: > 0 } extensions) _parts.Write(_json, "extensions", extensions);
        _json.WriteEndObject();
        _json.Flush();
        return false;
    }

    public void Dispose() => _json.Dispose();

    private void Begin()
    {
        _begun = true;
        _json.WriteStartObject();
        if (_result.Errors is { Count: > 0 } errors) _parts.Write(_json, errors);
        if (!_result.Executed) return;
        _json.WritePropertyName("data");
        if (_result.Data is ExecutionNode root) Write(root);
        else _parts.WriteValue(_json, _result.Data);
    }

    private void Continue(Open part)
    {
        if (part.At == part.Children.Count)
        {
            if (part.IsObject) _json.WriteEndObject();
            else _json.WriteEndArray();
            return;
        }

        _open.Push(part with { At = part.At + 1 });
        var child = part.Children[part.At];
        if (part.IsObject) _json.WritePropertyName(child.Name!);
        Write(child);
    }

    private void Write(ExecutionNode node)
    {
        switch (node)
        {
            case ObjectExecutionNode { SubFields: { } fields }:
                _json.WriteStartObject();
                _open.Push(new(fields, 0, IsObject: true));
                break;
            case ArrayExecutionNode { Items: { } items }:
                _json.WriteStartArray();
                _open.Push(new(items, 0, IsObject: false));
                break;
            case ValueExecutionNode value:
                _parts.WriteValue(_json, value.ToValue());
                break;
            case ObjectExecutionNode or NullExecutionNode:
                _json.WriteNullValue();
                break;
            default:
                // Among them lists of scalars, which the library serializes at once.
                _parts.WriteValue(_json, node.ToValue());
                break;
        }
    }

    private readonly record struct Open(IReadOnlyList<ExecutionNode> Children, int At, bool IsObject);
}
