using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Transport.Turns;

/// <summary>
/// How much one caller and one network address may have under way at a time. The address is asked first, before a body is read or a
/// token checked, since both cost work; the caller once it is known.
/// </summary>
public sealed class ClientLimits(IOptions<GraphQLTransportOptions> options, TimeProvider time)
{
    private readonly Gates _callers = new("operations of one caller", options.Value.MaxRunningPerCaller, options.Value.MaxWaitingPerCaller, options.Value.RequestTimeout, time);
    private readonly Gates _addresses = new("requests of one address that are read", options.Value.MaxRunningPerAddress, options.Value.MaxWaitingPerAddress, options.Value.RequestTimeout, time);
    private readonly Gates _sockets = new("WebSockets of one address", options.Value.MaxSocketsPerAddress, 0, options.Value.RequestTimeout, time);

    private readonly Gates _subscriptions = new("subscriptions of one caller", options.Value.MaxSubscriptionsPerCaller, 0, options.Value.RequestTimeout, time);

    /// <summary>Callers and addresses with something under way.</summary>
    public int Known => _callers.Count + _addresses.Count + _sockets.Count + _subscriptions.Count;

    /// <summary>A turn to read one HTTP request and to check its token.</summary>
    internal ValueTask<IDisposable> EnterRequest(HttpContext http) => _addresses.Enter(AddressOf(http), http.RequestAborted);

    /// <summary>A turn for the life of one WebSocket.</summary>
    internal ValueTask<IDisposable> EnterSocket(HttpContext http) => _sockets.Enter(AddressOf(http), http.RequestAborted);

    /// <summary>A turn for one operation, whatever its transport; strangers of one address share theirs.</summary>
    internal ValueTask<IDisposable> EnterOperation(Caller caller, HttpContext http, CancellationToken cancellation) =>
        _callers.Enter(KeyOf(caller, http), cancellation);

    /// <summary>A place for the life of one subscription, whatever its transport.</summary>
    internal ValueTask<IDisposable> EnterSubscription(Caller caller, HttpContext http, CancellationToken cancellation) =>
        _subscriptions.Enter(KeyOf(caller, http), cancellation);

    /// <summary>Whose limits an operation counts for: the caller's, or those of a stranger's address.</summary>
    internal static string KeyOf(Caller caller, HttpContext http) => caller.Key is { } key ? $"caller {key}" : $"anonymous {AddressOf(http)}";

    // Whoever has one IPv6 address has 2^64 of them.
    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "none",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes()[..8], 0, 0, 0, 0, 0, 0, 0, 0]).ToString(),
        var address => address.ToString(),
    };
}
