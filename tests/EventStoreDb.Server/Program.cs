using System.Runtime.InteropServices;

namespace PartnerGraph.EventStoreDb.Server;

/// <summary>Serves a log in memory until the process is ended, for clients in other languages: <c>[USER:PASSWORD]</c>.</summary>
public static class Program
{
    public static async Task Main(string[] args)
    {
        // The nodes' own hosts take the signals for themselves, and nobody would end the process.
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => ended.TrySetResult());
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => ended.TrySetResult());
        await using var cluster = await EventStoreDbCluster.Start();
        if (args is [var credentials] && credentials.Split(':') is [var user, var password]) cluster.Credentials = (user, password);
        Console.WriteLine($"listening {cluster.ConnectionString}");
        await ended.Task;
    }
}
