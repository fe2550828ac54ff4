using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Transport.Rates;

/// <summary>Takes a client's address from <c>X-Forwarded-For</c> of the proxies that are named, and of nobody else: who could write it would have any number of addresses.</summary>
public static class TrustedProxies
{
    /// <summary>Comes before everything that looks at addresses.</summary>
    /// <exception cref="FormatException">What is named is neither an address nor a network.</exception>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app)
    {
        var named = app.ApplicationServices.GetRequiredService<IOptions<GraphQLTransportOptions>>().Value.TrustedProxies;
        if (named.Count == 0) return app;
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in named) forwarded.KnownIPNetworks.Add(NetworkOf(proxy));
        return app.UseForwardedHeaders(forwarded);
    }

    private static System.Net.IPNetwork NetworkOf(string proxy) =>
        System.Net.IPNetwork.TryParse(proxy, out var network) ? network
        : IPAddress.TryParse(proxy, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new FormatException($"{GraphQLTransportOptions.Section}:{nameof(GraphQLTransportOptions.TrustedProxies)} names addresses such as 10.0.0.1 or networks such as 10.0.0.0/8, and '{proxy}' is neither.");
}
