using System.Globalization;
using System.Net.Sockets;
using Grpc.Core;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

/// <summary>Tells faults that pass (a node is away, leads no longer, answers too late) from those that do not, and tells both as the port does.</summary>
internal static class EventStoreDbFaults
{
    /// <summary>What the server says that went wrong; null when it is the connection or nothing was said.</summary>
    public static string? Named(Exception fault) => (fault as RpcException)?.Trailers.GetValue("exception");

    /// <summary>Where the leader answers, when a node was asked that is not.</summary>
    public static NodeAddress? Leader(Exception fault) =>
        fault is RpcException { Trailers: var told } && Named(fault) == "not-leader" && told.GetValue("leader-endpoint-host") is { Length: > 0 } host
            && int.TryParse(told.GetValue("leader-endpoint-port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? new(host, port)
                : null;

    public static bool IsPassing(Exception fault) => fault switch
    {
        RpcException when Named(fault) is "not-leader" => true,
        RpcException when Named(fault) is not null => false,
        RpcException rpc => rpc.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.Cancelled or StatusCode.ResourceExhausted
            or StatusCode.Internal or StatusCode.Unknown,
        NoLeaderException or SocketException or HttpRequestException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>As the port tells it.</summary>
    public static Exception Told(Exception fault) => fault switch
    {
        _ when IsPassing(fault) => new StoreUnavailableException($"The event store cannot be reached: {Reason(fault)}", fault),
        _ when Named(fault) is "stream-deleted" => new StoreDamagedException("The event log was deleted from the server."),
        _ when Named(fault) is "access-denied" || fault is RpcException { StatusCode: StatusCode.PermissionDenied or StatusCode.Unauthenticated } =>
            new StoreAccessDeniedException($"The event store lets nobody in with these credentials: {Reason(fault)}", fault),
        _ when Named(fault) is "maximum-append-size-exceeded" => new AppendTooLargeException(
            $"The server takes appends of {((RpcException)fault).Trailers.GetValue("maximum-append-size")} bytes at most: set its MaxAppendSize to what this store sends, or less here."),
        _ => fault,
    };

    private static string Reason(Exception fault) => fault is RpcException rpc ? rpc.Status.Detail : fault.Message;
}
