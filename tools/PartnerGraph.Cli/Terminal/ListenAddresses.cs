using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace PartnerGraph.Cli.Terminal;

/// <summary>Looks at the addresses of a server before any store is opened: what is wrong with them is told at once, and nothing was touched.</summary>
internal static class ListenAddresses
{
    /// <exception cref="FormatException">One is no address.</exception>
    /// <exception cref="SocketException">This machine cannot listen there, or somebody else does.</exception>
    public static void Check(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0) throw new FormatException("There is no address.");
        foreach (var address in addresses)
        {
            var known = BindingAddress.Parse(address);
            if (known.Host.Length == 0 || known.Port > IPEndPoint.MaxPort) throw new FormatException($"'{address}' is no address.");
            // Another name than localhost means every address of the machine.
            var at = IPAddress.TryParse(known.Host, out var ip) ? ip : known.Host == "localhost" ? IPAddress.Loopback : null;
            if (at is null || known.Port == 0) continue;
            using var probe = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(at, known.Port));
        }
    }
}
