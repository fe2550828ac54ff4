using System.Diagnostics;
using System.Globalization;

namespace PartnerGraph.Bench.Subscribers;

/// <summary>A server in a process of its own, so that its memory and its processor time are its own. It does what it is told by lines.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ServerProcess> Start(string kind, string argument)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, "child", kind, argument])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server '{kind}' did not start.");
        return new(process, new Uri(address));
    }

    public async Task<double[]> Ask(string order)
    {
        await process.StandardInput.WriteLineAsync(order);
        await process.StandardInput.FlushAsync();
        var answer = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server has ended at '{order}'.");
        return [.. answer.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(30))) process.Kill();
        process.Dispose();
    }

    /// <summary>The other side: answers orders until there are no more.</summary>
    /// <param name="alert">Alerts whom it is told.</param>
    public static async Task Serve(Uri address, Func<string, Task> alert)
    {
        Console.WriteLine(address);
        while (await Console.In.ReadLineAsync() is { } order)
        {
            using var self = Process.GetCurrentProcess();
            switch (order.Split(' '))
            {
                case ["processor"]:
                    Answer(self.TotalProcessorTime.TotalSeconds);
                    break;
                case ["memory"]:
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    GC.WaitForPendingFinalizers();
                    self.Refresh();
                    Answer(GC.GetTotalMemory(forceFullCollection: true), self.WorkingSet64);
                    break;
                case ["alert", var whom]:
                    var started = Stopwatch.GetTimestamp();
                    await alert(whom);
                    Answer((double)started / Stopwatch.Frequency);
                    break;
                default:
                    throw new InvalidOperationException(order);
            }
        }
    }

    private static void Answer(params double[] numbers) =>
        Console.WriteLine(string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))));
}
