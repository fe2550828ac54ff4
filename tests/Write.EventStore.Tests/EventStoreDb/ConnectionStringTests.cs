using PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

namespace PartnerGraph.Write.EventStore.Tests.EventStoreDb;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("esdb://localhost", false, "localhost:2113")]
    [InlineData("kurrentdb://localhost/", false, "localhost:2113")]
    [InlineData("kdb://10.0.0.7:3113", false, "10.0.0.7:3113")]
    [InlineData("esdb://[::1]:2114", false, "[::1]:2114")]
    [InlineData("ESDB+Discover://cluster.example", true, "cluster.example:2113")]
    [InlineData("kurrentdb+discover://cluster.example:2115/", true, "cluster.example:2115")]
    // Of several nodes one leads.
    [InlineData("esdb://a,b:2114,c", true, "a:2113 b:2114 c:2113")]
    public void Nodes_are_named_by_host_and_port(string text, bool discovers, string nodes)
    {
        var settings = ConnectionString.Parse(text);

        Assert.Equal((discovers, nodes), (settings.Discovers, string.Join(' ', settings.Nodes)));
        Assert.Equal((true, true, null), (settings.Tls, settings.TlsVerifyCert, settings.User));
    }

    [Fact]
    public void Every_option_is_read_whatever_its_case()
    {
        var settings = ConnectionString.Parse("esdb://db?TLS=False&tlsverifycert=false&tlsCaFile=%2Fetc%2Fca.pem&connectionName=node%201&nodePreference=readOnlyReplica"
            + "&defaultDeadline=2500&keepAliveInterval=-1&keepAliveTimeout=700&gossipTimeout=800&discoveryInterval=90&maxDiscoverAttempts=3&userCertFile=u.crt&userKeyFile=u.key");

        Assert.Equal(
            new ConnectionSettings
            {
                Nodes = settings.Nodes,
                Tls = false,
                TlsVerifyCert = false,
                TlsCaFile = "/etc/ca.pem",
                ConnectionName = "node 1",
                NodePreference = NodePreference.ReadOnlyReplica,
                DefaultDeadline = TimeSpan.FromSeconds(2.5),
                KeepAliveInterval = Timeout.InfiniteTimeSpan,
                KeepAliveTimeout = TimeSpan.FromMilliseconds(700),
                GossipTimeout = TimeSpan.FromMilliseconds(800),
                DiscoveryInterval = TimeSpan.FromMilliseconds(90),
                MaxDiscoverAttempts = 3,
                UserCertFile = "u.crt",
                UserKeyFile = "u.key",
            },
            settings);
    }

    [Theory]
    [InlineData("esdb://admin:changeit@db", "admin", "changeit")]
    [InlineData("esdb+discover://a%3Ab:p%40ss%2Fw%3Fo%3Ard@a,b", "a:b", "p@ss/w?o:rd")]
    [InlineData("esdb://admin:@db", "admin", "")]
    public void Credentials_stand_before_the_nodes(string text, string user, string password)
    {
        var settings = ConnectionString.Parse(text);

        Assert.Equal((user, password), (settings.User, settings.Password));
        if (password.Length > 0) Assert.DoesNotContain(password, settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "scheme")]
    [InlineData("db:2113", "scheme")]
    [InlineData("http://db:2113", "scheme")]
    [InlineData("esdb+srv://db", "scheme")]
    [InlineData("esdb://", "without a host")]
    [InlineData("esdb://a,,b", "without a host")]
    [InlineData("esdb://db:0", "'0' is no port")]
    [InlineData("esdb://db:65536", "'65536' is no port")]
    [InlineData("esdb://db:x", "'x' is no port")]
    [InlineData("esdb://admin@db", "a user and a password")]
    [InlineData("esdb://:secret@db", "a user and a password")]
    [InlineData("esdb://db/events", "only options")]
    [InlineData("esdb://db?tsl=false", "unknown option 'tsl'")]
    [InlineData("esdb://db?throwOnAppendFailure=false", "unknown option 'throwOnAppendFailure'; known are tls, ")]
    [InlineData("esdb://db?tls=no", "'tls' is true or false, not 'no'")]
    [InlineData("esdb://db?tls=true&TLS=false", "'TLS' is given twice")]
    [InlineData("esdb://db?defaultDeadline=0", "'defaultDeadline' is a whole number above 0, not '0'")]
    [InlineData("esdb://db?keepAliveInterval=-2", "'keepAliveInterval'")]
    [InlineData("esdb://db?nodePreference=nearest", "'nodePreference' is leader")]
    [InlineData("esdb://db?nodePreference=1", "'nodePreference' is leader")]
    [InlineData("esdb://db?tlsCaFile=", "'tlsCaFile' is empty")]
    [InlineData("esdb://db?userCertFile=u.crt", "given together")]
    public void What_is_not_understood_is_refused_with_its_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => ConnectionString.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_message_holds_the_password() => Assert.All(
        (string[])["esdb://admin:hunter2@db?x=1", "esdb://admin:hunter2@db:x", "esdb://hunter2@db", "esdb://admin:hunter2@", "mongo://admin:hunter2@db"],
        text => Assert.DoesNotContain("hunter2", Assert.Throws<ArgumentException>(() => ConnectionString.Parse(text)).Message, StringComparison.Ordinal));
}
