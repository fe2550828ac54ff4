using System.Diagnostics.CodeAnalysis;
using GraphQL;
using PartnerGraph.Api.GraphQL.Transport.Channels;

namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

/// <summary>One operation of a connection that goes on, from <c>subscribe</c> to <c>complete</c> of either side.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Holds no handle, and a client may complete an operation as it ends.")]
internal sealed class SocketOperation(string id, IOperationChannel connection) : IObserver<ExecutionResult>
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SubscriptionPace? _pace;

    /// <summary>Runs the operation to its end. Never throws.</summary>
    public async Task Run(OperationRequest request, SocketServices services)
    {
        await using var scope = services.Scopes.CreateAsyncScope();
        SubscriptionProgress? progress = null;
        try
        {
            var caller = await services.Callers.Resolve(connection.Http, connection.Authorization, _stop.Token);
            var pace = _pace = new SubscriptionPace(services.Options.SubscriptionWindow);
            caller.UserContext[SubscriptionPace.Key] = pace;
            progress = connection.KeepAlive.Begin(id, pace);
            connection.Begin(progress);
            progress.Enter();
            if (await Start(request, caller, scope.ServiceProvider, services) is { } stream)
            {
                using var place = await services.Limits.EnterSubscription(caller, connection.Http, _stop.Token);
                await Follow(stream);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The client completed the operation or is gone; there is nobody to tell.
        }
        catch (ExecutionError refused)
        {
            OnError([refused]);
        }
        catch (Exception fault)
        {
            OnError([services.Faults.Describe(fault, field: null)]);
        }
        finally
        {
            if (progress is not null) connection.KeepAlive.End(id, progress);
            connection.Remove(id, this);
        }
    }

    /// <summary>Stops without a message: the client asked for it.</summary>
    public void Stop()
    {
        _stop.Cancel();
        _ended.TrySetResult();
    }

    public void OnNext(ExecutionResult value)
    {
        if (!_stop.IsCancellationRequested) connection.Send(id, "next", value, _pace!.Sent);
    }

    public void OnError(Exception error) => OnError([error as ExecutionError ?? connection.Describe(error)]);

    public void OnCompleted()
    {
        if (_ended.TrySetResult()) connection.Send(id, "complete");
    }

    /// <summary>Answers a query or a mutation while its turn lasts; a subscription needs one for its start alone.</summary>
    private async Task<IObservable<ExecutionResult>?> Start(OperationRequest request, Caller caller, IServiceProvider provider, SocketServices services)
    {
        using var turn = await services.Limits.EnterOperation(caller, connection.Http, _stop.Token);
        var result = await services.Runner.Run(request, connection.Allowed, caller, connection.Http, provider, _stop.Token);
        if (result.Streams is { Count: > 0 } streams) return streams.Values.First();
        if (result.Executed) Answer(result);
        else OnError(result.Errors!);
        return null;
    }

    private void OnError(IEnumerable<ExecutionError> errors)
    {
        if (_ended.TrySetResult() && !_stop.IsCancellationRequested) connection.Send(id, "error", errors.ToArray());
    }

    private void Answer(ExecutionResult result)
    {
        OnNext(result);
        if (!_stop.IsCancellationRequested) OnCompleted();
    }

    private async Task Follow(IObservable<ExecutionResult> stream)
    {
        TransportTelemetry.OpenSubscriptions.Add(1);
        try
        {
            using var subscription = stream.Subscribe(this);
            await _ended.Task;
        }
        finally
        {
            TransportTelemetry.OpenSubscriptions.Add(-1);
        }
    }
}
