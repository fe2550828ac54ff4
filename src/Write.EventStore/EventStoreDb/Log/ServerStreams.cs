using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using PartnerGraph.Write.EventStore.EventStoreDb.Connecting;
using PartnerGraph.Write.EventStore.EventStoreDb.Protocol;
using PartnerGraph.Write.EventStore.EventStoreDb.Protocol.Streams;
using Options = PartnerGraph.Write.EventStore.EventStoreDb.Protocol.Streams.ReadReq.Types.Options;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Log;

/// <summary>An event as the server has it.</summary>
internal readonly record struct ServerEvent(long Revision, Guid Id, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata);

/// <summary>The calls on streams of the server. Each is one attempt; a fault tells where the next one goes.</summary>
internal sealed class ServerStreams(ConnectionSettings settings, ClusterNodes nodes, NodeChannels channels)
{
    private const string Json = "application/json", Bytes = "application/octet-stream";

    /// <summary>Appends when the stream ends with the revision (-1: there is none).</summary>
    /// <returns>False when it does not; then nothing was stored.</returns>
    public async Task<bool> Append(string stream, long expected, IReadOnlyList<ServerEvent> events, CancellationToken cancellation)
    {
        try
        {
            using var call = new Streams.StreamsClient(channels.To(await nodes.Leader(cancellation))).Append(channels.Call(true, settings.DefaultDeadline, cancellation));
            var options = new AppendReq.Types.Options { StreamIdentifier = Name(stream) };
            if (expected < 0) options.NoStream = new();
            else options.Revision = (ulong)expected;
            try
            {
                await call.RequestStream.WriteAsync(new() { Options = options }, cancellation);
                // Sent together, not one packet each.
                call.RequestStream.WriteOptions = new(WriteFlags.BufferHint);
                foreach (var appended in events) await call.RequestStream.WriteAsync(new() { ProposedMessage = Proposed(appended) }, cancellation);
                await call.RequestStream.CompleteAsync();
            }
            catch (Exception early) when (early is RpcException or InvalidOperationException or IOException)
            {
                // The server has answered before everything was said; what it says follows.
            }

            var answer = await call.ResponseAsync;
            return answer.ResultCase switch
            {
                AppendResp.ResultOneofCase.WrongExpectedVersion => false,
                _ when answer.Success.CurrentRevision == (ulong)(expected + events.Count) => true,
                _ => throw new StoreDamagedException($"The server stored at revision {answer.Success.CurrentRevision} what belongs at {expected + events.Count}: the stream of the event log was deleted once."),
            };
        }
        catch (RpcException fault) when (EventStoreDbFaults.Named(fault) == "wrong-expected-version")
        {
            return false;
        }
        catch (Exception fault) when (Noted(fault))
        {
            throw;
        }
    }

    /// <summary>From a revision on, at most so many; empty when there are none.</summary>
    public IAsyncEnumerable<ServerEvent> Read(string stream, long from, int limit, CancellationToken cancellation) => Read(
        new() { Stream = new() { StreamIdentifier = Name(stream), Revision = (ulong)from }, Count = (ulong)limit }, settings.DefaultDeadline, nodes.Leader, true, cancellation);

    /// <summary>The revision of the last event; -1 when there is none.</summary>
    public async Task<long> Last(string stream, CancellationToken cancellation)
    {
        var options = new Options { Stream = new() { StreamIdentifier = Name(stream), End = new() }, ReadDirection = Options.Types.ReadDirection.Backwards, Count = 1 };
        await foreach (var last in Read(options, settings.DefaultDeadline, nodes.Leader, true, cancellation)) return last.Revision;
        return -1;
    }

    /// <summary>What comes after a revision, for ever.</summary>
    public IAsyncEnumerable<ServerEvent> Follow(string stream, long after, CancellationToken cancellation) => Read(
        new() { Stream = new() { StreamIdentifier = Name(stream), Revision = (ulong)after }, Subscription = new() },
        null, nodes.Preferred, settings.NodePreference == NodePreference.Leader, cancellation);

    private async IAsyncEnumerable<ServerEvent> Read(
        Options options, TimeSpan? within, Func<CancellationToken, Task<NodeAddress>> at, bool requiresLeader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        (options.NoFilter, options.UuidOption) = (new(), new() { Structured = new() });
        var node = await at(cancellation);
        using var call = new Streams.StreamsClient(channels.To(node)).Read(new() { Options = options }, channels.Call(requiresLeader, within, cancellation));
        while (await Next(call.ResponseStream, cancellation))
        {
            if (call.ResponseStream.Current is not { ContentCase: ReadResp.ContentOneofCase.Event, Event.Event: var read }) continue;
            yield return new((long)read.StreamRevision, Ids.Of(read.Id), read.Metadata.GetValueOrDefault("type", ""), read.Data.Memory, read.CustomMetadata.Memory);
        }
    }

    private async Task<bool> Next(IAsyncStreamReader<ReadResp> answers, CancellationToken cancellation)
    {
        try
        {
            return await answers.MoveNext(cancellation);
        }
        catch (RpcException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception fault) when (Noted(fault))
        {
            throw;
        }
    }

    private bool Noted(Exception fault)
    {
        if (EventStoreDbFaults.IsPassing(fault)) nodes.Met(fault);
        return false;
    }

    private static StreamIdentifier Name(string stream) => new() { StreamName = ByteString.CopyFromUtf8(stream) };

    private static AppendReq.Types.ProposedMessage Proposed(ServerEvent appended)
    {
        var message = new AppendReq.Types.ProposedMessage
        {
            Id = Ids.Of(appended.Id),
            Data = UnsafeByteOperations.UnsafeWrap(appended.Data),
            CustomMetadata = UnsafeByteOperations.UnsafeWrap(appended.Metadata),
        };
        message.Metadata["type"] = appended.Type;
        message.Metadata["content-type"] = appended.Data.Length == 0 || appended.Type == PayloadsAhead.Type ? Bytes : Json;
        return message;
    }
}
