using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PartnerGraph.Bench.Http;

/// <summary>A server in a process of its own that listens on a port of this machine.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private MeasuredServer(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    public Uri Address { get; }

    /// <summary>Until it was ready and had answered once.</summary>
    public StartFigures Started { get; private set; } = new(default, default, 0);

    public TimeSpan Processor => ProcessFigures.Processor(process.Id);

    /// <param name="command">The program and its arguments, with {port} and {address} to be put in.</param>
    /// <param name="log">Gets what it prints.</param>
    /// <param name="first">What it is asked first, once it is ready.</param>
    public static async Task<MeasuredServer> Start(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, string log, Func<Uri, HttpRequest> first)
    {
        var port = FreePort();
        var address = new Uri($"http://127.0.0.1:{port}");
        // The shell becomes the program, so that what it prints costs nobody a pipe.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", log, .. command.Select(part => part
            .Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{address}", address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal))]);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var begun = Stopwatch.GetTimestamp();
        var server = new MeasuredServer(Process.Start(start)!, address);
        try
        {
            await server.Ready(begun, log);
            var (ready, processor) = (Stopwatch.GetElapsedTime(begun), server.Processor);
            using var connection = await HttpConnection.Open(address);
            await connection.Send(first(address));
            server.Started = new(ready, processor, ProcessFigures.ResidentMemory(server.process.Id));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        if (!process.HasExited)
        {
            using var told = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }
        }

        process.Dispose();
    }

    // A run that is ended leaves no server behind.
    private void Kill(object? sender, EventArgs e) => process.Kill();

    private async Task Ready(long begun, string log)
    {
        while (true)
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(begun) > Patience)
                throw new InvalidOperationException($"A server did not start:\n{await File.ReadAllTextAsync(log)}");
            try
            {
                using var connection = await HttpConnection.Open(Address);
                await connection.Send(HttpRequest.Get(Address, "/health/ready"));
                return;
            }
            catch (Exception notYet) when (notYet is SocketException or HttpRequestException or IOException)
            {
                await Task.Delay(10);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <param name="Wall">From the start of the process until it was ready.</param>
/// <param name="Processor">Of the same.</param>
/// <param name="Memory">MiB that were resident when it had answered for the first time.</param>
internal sealed record StartFigures(TimeSpan Wall, TimeSpan Processor, double Memory);
