using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartnerGraph.EndToEnd.Tests.Faults;

/// <summary>One node as a process of its own, which can be killed, held up and started again at the same address.</summary>
public sealed class FleetNode(string name, string directory, IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private readonly List<string> log = [];
    private readonly int port = FreePort();
    private Process? process;

    public string Name => name;

    public string Directory => directory;

    public Uri Address => new($"http://127.0.0.1:{port}");

    public bool Runs => process is { HasExited: false };

    /// <summary>The last lines that it wrote.</summary>
    public string Log
    {
        get
        {
            lock (log) return string.Join('\n', log.TakeLast(40));
        }
    }

    public void Start(params string[] more)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "partnergraph.dll"), "serve", "--data", directory, "--urls", Address.ToString().TrimEnd('/'), .. more])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOTNET_gcServer"] = "0", ["GraphQL__Rates__CallsPerSecond"] = "0" },
        };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, said) => Keep(said.Data);
        process.ErrorDataReceived += (_, said) => Keep(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Nothing is flushed, nothing is finished.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Holds it up as a machine that stalls does, or lets it go on.</summary>
    public async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/health/ready"));
            return answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync()).StartsWith("Healthy", StringComparison.Ordinal);
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (Runs) process!.Kill();
        process?.WaitForExit();
        process?.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (log) log.Add(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The id by which the API knows an object.</summary>
    public static string GlobalId(string type, string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{type}:{key}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
