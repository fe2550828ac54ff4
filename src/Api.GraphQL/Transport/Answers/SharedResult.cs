using GraphQL;

namespace PartnerGraph.Api.GraphQL.Transport.Answers;

/// <summary>A result that many receive: written once.</summary>
internal sealed class SharedResult(ExecutionResult result) : ExecutionResult(result)
{
    private byte[]? _bytes;

    /// <param name="write">Asked once, or by the few who come at the same time.</param>
    public ReadOnlySpan<byte> Bytes(Func<ExecutionResult, byte[]> write) => _bytes ??= write(this);
}
