using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Transport.Origins;

/// <summary>Pages of which other origins may use the endpoint: one list for HTTP and for sockets.</summary>
public sealed class AllowedOrigins
{
    public const string Any = "*";

    private readonly HashSet<string> _listed;

    /// <exception cref="OptionsValidationException">An entry is no origin.</exception>
    public AllowedOrigins(IOptions<GraphQLTransportOptions> options)
    {
        var entries = options.Value.AllowedOrigins;
        IsAny = entries.Contains(Any);
        _listed = [.. entries.Where(entry => entry != Any).Select(Normal)];
    }

    /// <summary>Whether pages of every origin may ask.</summary>
    public bool IsAny { get; }

    public bool IsEmpty => !IsAny && _listed.Count == 0;

    /// <param name="origin">As browsers send it.</param>
    public bool Lists(string origin) => _listed.Contains(origin);

    /// <summary>
    /// Whether this client may open a socket. Browsers ask nobody before they open one, so the server looks itself; programs send no origin.
    /// </summary>
    public bool AdmitSocket(HttpRequest request) => request.Headers.Origin switch
    {
        { Count: 0 } => true,
        [{ } origin] => IsAny || Lists(origin) || IsOwn(origin, request.Host),
        _ => false,
    };

    // Not by scheme: behind a proxy that ends TLS the server sees http where the page saw https.
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && (page.Scheme == Uri.UriSchemeHttp || page.Scheme == Uri.UriSchemeHttps)
        && string.Equals(page.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? port == page.Port : page.IsDefaultPort);

    private static string Normal(string entry)
    {
        if (!Uri.TryCreate(entry, UriKind.Absolute, out var origin) || origin.Host.Length == 0 || origin.AbsolutePath.Trim('/').Length > 0
            || origin.Query.Length > 0 || origin.Fragment.Length > 0 || origin.UserInfo.Length > 0)
        {
            throw new OptionsValidationException(nameof(GraphQLTransportOptions.AllowedOrigins), typeof(GraphQLTransportOptions),
                [$"'{entry}' is no origin: scheme, host and port without a path, such as https://portal.example or http://localhost:3000, or * for every one."]);
        }

        var host = origin.HostNameType == UriHostNameType.IPv6 ? origin.Host : origin.IdnHost;
        return $"{origin.Scheme}://{host}{(origin.IsDefaultPort ? "" : $":{origin.Port}")}";
    }
}
