using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using PartnerGraph.EventStoreDb.Server.Protocol;
using PartnerGraph.EventStoreDb.Server.Protocol.Streams;
using PartnerGraph.EventStoreDb.Server.Store;

namespace PartnerGraph.EventStoreDb.Server.Services;

/// <summary>Appending and reading as the public protocol has it.</summary>
internal sealed class StreamsService(EventStoreDbNode node) : Streams.StreamsBase
{
    private MemoryLog Log => node.Cluster.Log;

    public override async Task Read(ReadReq request, IServerStreamWriter<ReadResp> answers, ServerCallContext context)
    {
        node.Admit(context, leaderByDefault: false);
        await new Reading(node, request.Options, answers, () => Cut(context)).Run(context.CancellationToken);
    }

    public override async Task<AppendResp> Append(IAsyncStreamReader<AppendReq> requests, ServerCallContext context)
    {
        node.Admit(context, leaderByDefault: true);
        ExpectedRevision? options = null;
        var proposed = new List<ProposedRecord>();
        await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
            if (request.ContentCase == AppendReq.ContentOneofCase.Options) options = request.Options;
            else proposed.Add(Wire.Proposed(request.ProposedMessage));
        if (options is null) throw Refusals.Invalid("options");
        await Hang(context);
        var stream = Wire.Name(options.StreamIdentifier);
        switch (Log.Append(stream, Wire.Expected(options), proposed))
        {
            case Outcome.Stored stored:
                if (node.Faults.LosesAnswer()) Cut(context);
                return new()
                {
                    Success = new() { CurrentRevision = stored.Revision, Position = new() { CommitPosition = stored.Position, PreparePosition = stored.Position } },
                };
            case Outcome.WrongRevision wrong:
                return new() { WrongExpectedVersion = Wrong(options, wrong.Current) };
            case Outcome.TooLarge large:
                throw Refusals.TooLarge(large.Limit);
            default:
                throw Refusals.StreamDeleted(stream);
        }
    }

    public override async Task BatchAppend(IAsyncStreamReader<BatchAppendReq> requests, IServerStreamWriter<BatchAppendResp> answers, ServerCallContext context)
    {
        node.Admit(context, leaderByDefault: true);
        var pending = new Dictionary<Guid, (BatchAppendReq.Types.Options Options, List<ProposedRecord> Records)>();
        await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
        {
            var id = Wire.Id(request.CorrelationId);
            if (!pending.TryGetValue(id, out var append)) pending[id] = append = (request.Options, []);
            append.Records.AddRange(request.ProposedMessages.Select(Wire.Proposed));
            if (!request.IsFinal) continue;
            pending.Remove(id);
            await Hang(context);
            var answer = Batch(append.Options, append.Records);
            (answer.CorrelationId, answer.StreamIdentifier) = (request.CorrelationId, append.Options.StreamIdentifier);
            await answers.WriteAsync(answer);
        }
    }

    public override Task<DeleteResp> Delete(DeleteReq request, ServerCallContext context)
    {
        node.Admit(context, leaderByDefault: true);
        return Task.FromResult(new DeleteResp { Position = Gone(request.Options, forEver: false) });
    }

    public override Task<TombstoneResp> Tombstone(TombstoneReq request, ServerCallContext context)
    {
        node.Admit(context, leaderByDefault: true);
        return Task.FromResult(new TombstoneResp { Position = Gone(request.Options, forEver: true) });
    }

    private Position Gone(ExpectedRevision options, bool forEver)
    {
        var stream = Wire.Name(options.StreamIdentifier);
        return Log.Delete(stream, Wire.Expected(options), forEver) switch
        {
            Outcome.Stored stored => new() { CommitPosition = stored.Position, PreparePosition = stored.Position },
            Outcome.WrongRevision wrong => throw Refusals.WrongRevision(stream, options.ExpectedStreamRevisionCase.ToString(), wrong.Current),
            _ => throw Refusals.StreamDeleted(stream),
        };
    }

    private BatchAppendResp Batch(BatchAppendReq.Types.Options options, List<ProposedRecord> records) => Log.Append(Wire.Name(options.StreamIdentifier), Wire.Expected(options), records) switch
    {
        Outcome.Stored stored => new()
        {
            Success = new() { CurrentRevision = stored.Revision, Position = new() { CommitPosition = stored.Position, PreparePosition = stored.Position } },
        },
        Outcome.WrongRevision wrong => Error(StatusCode.FailedPrecondition, "WrongExpectedVersion", Any.Pack(Details(options, wrong.Current))),
        Outcome.TooLarge large => Error(StatusCode.InvalidArgument, "MaximumAppendSizeExceeded", Any.Pack(new MaximumAppendSizeExceeded { MaxAppendSize = (uint)large.Limit })),
        _ => Error(StatusCode.FailedPrecondition, "StreamDeleted", Any.Pack(new StreamDeleted { StreamIdentifier = options.StreamIdentifier })),
    };

    private static BatchAppendResp Error(StatusCode code, string message, Any details) => new() { Error = new() { Code = (int)code, Message = message, Details = details } };

    private static AppendResp.Types.WrongExpectedVersion Wrong(ExpectedRevision options, ulong? current)
    {
        var wrong = new AppendResp.Types.WrongExpectedVersion();
        if (current is { } revision) wrong.CurrentRevision = revision;
        else wrong.CurrentNoStream = new();
        switch (Wire.Expected(options))
        {
            case { Kind: ExpectedKind.Revision, Revision: var expected }: wrong.ExpectedRevision = expected; break;
            case { Kind: ExpectedKind.NoStream }: wrong.ExpectedNoStream = new(); break;
            case { Kind: ExpectedKind.StreamExists }: wrong.ExpectedStreamExists = new(); break;
            default: wrong.ExpectedAny = new(); break;
        }

        return wrong;
    }

    private static WrongExpectedVersion Details(BatchAppendReq.Types.Options options, ulong? current)
    {
        var wrong = new WrongExpectedVersion();
        if (current is { } revision) wrong.CurrentStreamRevision = revision;
        else wrong.CurrentNoStream = new();
        switch (Wire.Expected(options))
        {
            case { Kind: ExpectedKind.Revision, Revision: var expected }: wrong.ExpectedStreamPosition = expected; break;
            case { Kind: ExpectedKind.NoStream }: wrong.ExpectedNoStream = new(); break;
            case { Kind: ExpectedKind.StreamExists }: wrong.ExpectedStreamExists = new(); break;
            default: wrong.ExpectedAny = new(); break;
        }

        return wrong;
    }

    private async Task Hang(ServerCallContext context)
    {
        if (node.Faults.Hangs) await Task.Delay(Timeout.Infinite, context.CancellationToken);
    }

    // Everything that shares the connection goes with it, as when a machine is lost.
    private static void Cut(ServerCallContext context) => context.GetHttpContext().Features.Get<IConnectionLifetimeFeature>()!.Abort();
}
