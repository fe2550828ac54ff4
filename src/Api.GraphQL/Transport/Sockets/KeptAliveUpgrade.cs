using Microsoft.AspNetCore.Http.Features;
using PartnerGraph.Api.GraphQL.Transport.Channels;

namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

/// <summary>Puts <see cref="KeptAliveStream"/> below WebSockets; comes before they are accepted.</summary>
internal sealed class KeptAliveUpgrade(Rounds<KeptAliveStream> rounds)
{
    public Task Wrap(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
            http.Features.Set<IHttpUpgradeFeature>(new Upgrade(upgrade, stream => Keep(http, stream)));
        else if (http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect)
            http.Features.Set<IHttpExtendedConnectFeature>(new Connect(connect, stream => Keep(http, stream)));
        return next(http);
    }

    private KeptAliveStream Keep(HttpContext http, Stream stream)
    {
        var kept = new KeptAliveStream(stream, http.Abort);
        http.Response.RegisterForDispose(rounds.Add(kept));
        return kept;
    }

    private sealed class Upgrade(IHttpUpgradeFeature inner, Func<Stream, Stream> keep) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => inner.IsUpgradableRequest;

        public async Task<Stream> UpgradeAsync() => keep(await inner.UpgradeAsync());
    }

    private sealed class Connect(IHttpExtendedConnectFeature inner, Func<Stream, Stream> keep) : IHttpExtendedConnectFeature
    {
        public bool IsExtendedConnect => inner.IsExtendedConnect;

        public string? Protocol => inner.Protocol;

        public async ValueTask<Stream> AcceptAsync() => keep(await inner.AcceptAsync());
    }
}
