using System.Globalization;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

/// <summary>
/// Reads <c>esdb://[user:password@]host[:port][,host...][/][?option=value&amp;...]</c>; <c>esdb+discover</c>, <c>kurrentdb</c>, <c>kurrentdb+discover</c>,
/// <c>kdb</c> and <c>kdb+discover</c> likewise. An option that is not known is refused, so that nobody believes in what has no effect.
/// </summary>
public static class ConnectionString
{
    private const int UsualPort = 2113;

    private static readonly Dictionary<string, Func<ConnectionSettings, string, ConnectionSettings>> Options = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tls"] = (settings, value) => settings with { Tls = Flag("tls", value) },
        ["tlsVerifyCert"] = (settings, value) => settings with { TlsVerifyCert = Flag("tlsVerifyCert", value) },
        ["tlsCaFile"] = (settings, value) => settings with { TlsCaFile = Text("tlsCaFile", value) },
        ["userCertFile"] = (settings, value) => settings with { UserCertFile = Text("userCertFile", value) },
        ["userKeyFile"] = (settings, value) => settings with { UserKeyFile = Text("userKeyFile", value) },
        ["connectionName"] = (settings, value) => settings with { ConnectionName = Text("connectionName", value) },
        ["nodePreference"] = (settings, value) => settings with { NodePreference = Preference(value) },
        ["defaultDeadline"] = (settings, value) => settings with { DefaultDeadline = Milliseconds("defaultDeadline", value) },
        ["keepAliveInterval"] = (settings, value) => settings with { KeepAliveInterval = KeepAlive("keepAliveInterval", value) },
        ["keepAliveTimeout"] = (settings, value) => settings with { KeepAliveTimeout = KeepAlive("keepAliveTimeout", value) },
        ["gossipTimeout"] = (settings, value) => settings with { GossipTimeout = Milliseconds("gossipTimeout", value) },
        ["discoveryInterval"] = (settings, value) => settings with { DiscoveryInterval = Milliseconds("discoveryInterval", value) },
        ["maxDiscoverAttempts"] = (settings, value) => settings with { MaxDiscoverAttempts = Number("maxDiscoverAttempts", value) },
    };

    /// <exception cref="ArgumentException">It says something that is not understood. The message never holds what stands before the <c>@</c>.</exception>
    public static ConnectionSettings Parse(string text)
    {
        var (scheme, rest) = Cut(text, "://") ?? throw Wrong("it begins with no scheme, such as esdb://");
        var discovers = scheme.ToLowerInvariant() switch
        {
            "esdb" or "kurrentdb" or "kdb" => false,
            "esdb+discover" or "kurrentdb+discover" or "kdb+discover" => true,
            _ => throw Wrong("its scheme is not esdb, esdb+discover, kurrentdb or kurrentdb+discover"),
        };
        // A password may hold an escaped @, never a bare one.
        var (place, query) = Cut(rest, "?") ?? (rest, "");
        var (user, hosts) = Cut(place, "@") ?? ("", place);
        if (hosts.EndsWith('/')) hosts = hosts[..^1];
        if (hosts.Contains('/', StringComparison.Ordinal) || hosts.Contains('@', StringComparison.Ordinal)) throw Wrong("after the nodes come only options, behind a ?");
        NodeAddress[] nodes = [.. hosts.Split(',').Select(Node)];
        var settings = WithUser(new() { Nodes = nodes, Discovers = discovers || nodes.Length > 1 }, user);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in query.Split('&', StringSplitOptions.RemoveEmptyEntries)) settings = With(settings, option, seen);
        if (settings.UserCertFile is null != settings.UserKeyFile is null) throw Wrong("userCertFile and userKeyFile are given together");
        return settings;
    }

    private static ConnectionSettings WithUser(ConnectionSettings settings, string user)
    {
        if (user.Length == 0) return settings;
        return Cut(user, ":") is (var name, var password) && name.Length > 0
            ? settings with { User = Uri.UnescapeDataString(name), Password = Uri.UnescapeDataString(password) }
            : throw Wrong("before the @ stand a user and a password with a : between them");
    }

    private static ConnectionSettings With(ConnectionSettings settings, string option, HashSet<string> seen)
    {
        var (name, value) = Cut(option, "=") ?? (option, "");
        if (!Options.TryGetValue(name, out var apply)) throw Wrong($"it has an unknown option '{name}'; known are {string.Join(", ", Options.Keys)}");
        if (!seen.Add(name)) throw Wrong($"the option '{name}' is given twice");
        return apply(settings, Uri.UnescapeDataString(value));
    }

    private static NodeAddress Node(string text)
    {
        // An IPv6 address has colons of its own, and stands in brackets.
        var end = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) + 1 : text.IndexOf(':', StringComparison.Ordinal);
        if (end <= 0) end = text.Length;
        var (host, port) = (text[..end].Trim('[', ']'), text[end..]);
        if (host.Length == 0 || Uri.CheckHostName(host) == UriHostNameType.Unknown) throw Wrong("it names a node without a host");
        if (port.Length == 0) return new(host, UsualPort);
        return port[0] == ':' && int.TryParse(port.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65_536
            ? new(host, number)
            : throw Wrong($"'{port.TrimStart(':')}' is no port");
    }

    private static bool Flag(string option, string value) => bool.TryParse(value, out var flag) ? flag : throw Wrong($"'{option}' is true or false, not '{value}'");

    private static string Text(string option, string value) => value.Length > 0 ? value : throw Wrong($"'{option}' is empty");

    private static int Number(string option, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw Wrong($"'{option}' is a whole number above 0, not '{value}'");

    private static TimeSpan Milliseconds(string option, string value) => TimeSpan.FromMilliseconds(Number(option, value));

    private static TimeSpan KeepAlive(string option, string value) => value == "-1" ? Timeout.InfiniteTimeSpan : Milliseconds(option, value);

    private static NodePreference Preference(string value) =>
        Enum.TryParse<NodePreference>(value, ignoreCase: true, out var preference) && Enum.IsDefined(preference) && !char.IsAsciiDigit(value[0])
            ? preference
            : throw Wrong($"'nodePreference' is leader, follower, random or readOnlyReplica, not '{value}'");

    private static (string Before, string After)? Cut(string text, string at) =>
        text.IndexOf(at, StringComparison.Ordinal) is var index and >= 0 ? (text[..index], text[(index + at.Length)..]) : null;

    private static ArgumentException Wrong(string why) => new($"The connection string of EventStoreDB is not understood: {why}.");
}
