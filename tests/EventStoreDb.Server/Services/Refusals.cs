using System.Globalization;
using Grpc.Core;

namespace PartnerGraph.EventStoreDb.Server.Services;

/// <summary>Errors as the public protocol tells them: a status, and trailers that say which it is.</summary>
internal static class Refusals
{
    public static RpcException NotLeader(string host, int port) => With(StatusCode.NotFound, "Leader info available", "not-leader",
        ("leader-endpoint-host", host), ("leader-endpoint-port", port.ToString(CultureInfo.InvariantCulture)));

    public static RpcException NotReady() => new(new Status(StatusCode.Unavailable, "Server Is Not Ready"));

    public static RpcException AccessDenied() => With(StatusCode.PermissionDenied, "Access Denied", "access-denied");

    public static RpcException StreamDeleted(string stream) =>
        With(StatusCode.FailedPrecondition, $"Event stream '{stream}' is deleted.", "stream-deleted", ("stream-name", stream));

    public static RpcException TooLarge(int limit) => With(StatusCode.InvalidArgument, $"Maximum Append Size of {limit} Exceeded.", "maximum-append-size-exceeded",
        ("maximum-append-size", limit.ToString(CultureInfo.InvariantCulture)));

    public static RpcException WrongRevision(string stream, string expected, ulong? current) => With(StatusCode.FailedPrecondition,
        $"Append failed due to WrongExpectedVersion. Stream: {stream}, Expected version: {expected}, Actual version: {current}", "wrong-expected-version",
        ("stream-name", stream), ("expected-version", expected), ("actual-version", current?.ToString(CultureInfo.InvariantCulture) ?? "-1"));

    public static RpcException Invalid(string what) => new(new Status(StatusCode.InvalidArgument, $"{what} is missing or not understood."));

    private static RpcException With(StatusCode code, string message, string exception, params (string Name, string Value)[] told)
    {
        var trailers = new Metadata { { "exception", exception } };
        foreach (var (name, value) in told) trailers.Add(name, value);
        return new(new Status(code, message), trailers);
    }
}
