namespace PartnerGraph.EventStoreDb.Server;

/// <summary>Serves a log in memory until the process is ended, for clients in other languages: <c>[USER:PASSWORD]</c>.</summary>
public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var cluster = await EventStoreDbCluster.Start();
        if (args is [var credentials] && credentials.Split(':') is [var user, var password]) cluster.Credentials = (user, password);
        Console.WriteLine($"listening {cluster.ConnectionString}");
        await Task.Delay(Timeout.Infinite);
    }
}
