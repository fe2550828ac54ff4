using System.Net;
using System.Net.Sockets;

namespace PartnerGraph.Processes.Notifications.Webhooks;

/// <summary>Nothing is sent to this address: it is no public one.</summary>
public sealed class ForbiddenAddressException() : Exception("The address is not public.");

/// <summary>Which addresses are on the public internet. Whatever is set aside for anything else is not, in any of its spellings within IPv6.</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Those that stand for an IPv4 address among them: where they lead is not told by the address.
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Includes(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Reserved, network => network.Contains(plain));
    }

    /// <summary>
    /// Connects to a host by an address that was just looked at: a name that leads elsewhere at a second look-up leads nowhere.
    /// </summary>
    /// <exception cref="ForbiddenAddressException">The name has no public address.</exception>
    public static async ValueTask<Stream> Connect(DnsEndPoint to, bool allowPrivate, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(to.Host, cancellation);
        IPAddress[] allowed = [.. found.Where(address => allowPrivate || Includes(address))];
        if (allowed.Length == 0) throw new ForbiddenAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
