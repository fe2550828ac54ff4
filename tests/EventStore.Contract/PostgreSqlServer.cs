using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PartnerGraph.EventStore.Contract;

/// <summary>
/// A PostgreSQL server of this test process alone, in a directory that goes with it, spoken to by a socket in that directory. It can be ended hard and started
/// again, as a machine that fails does.
/// </summary>
public sealed class PostgreSqlServer : IDisposable
{
    private const string User = "partnergraph";

    private static readonly Lazy<PostgreSqlServer> Common = new(() =>
    {
        var server = new PostgreSqlServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    private readonly string _directory = Directory.CreateTempSubdirectory("pg-").FullName;
    private Process? _process;

    public PostgreSqlServer()
    {
        // The server refuses to run as root, and whoever it runs as owns its files.
        if (AsRoot) Run("chown", "postgres", _directory);
        Run(Program("initdb"), "--pgdata", Data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
        Start();
    }

    /// <summary>One for all tests of the process that do not end it.</summary>
    public static PostgreSqlServer Shared => Common.Value;

    public string ConnectionString => $"Host={_directory};Username={User};Database=postgres;Timeout=5;Command Timeout=20;Maximum Pool Size=30";

    private string Data => Path.Combine(_directory, "data");

    private static bool AsRoot => geteuid() == 0;

    public void Start()
    {
        _process = Process.Start(Info(Program("postgres"), "-D", Data, "-k", _directory, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=400"))!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (var waited = 0; !Ready(); waited++)
        {
            if (_process.HasExited || waited > 600) throw new InvalidOperationException("The PostgreSQL server did not start.");
            Thread.Sleep(50);
        }
    }

    /// <summary>Ends the server as a crash would: nothing is written any more, and no session is told.</summary>
    public void Kill()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
        File.Delete(Path.Combine(Data, "postmaster.pid"));
    }

    public void Dispose()
    {
        if (_process is { HasExited: false }) _process.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    private bool Ready()
    {
        using var asked = Process.Start(Info(Program("pg_isready"), "-h", _directory, "-q"))!;
        asked.WaitForExit();
        return asked.ExitCode == 0;
    }

    private static void Run(string program, params string[] arguments)
    {
        var info = program == "chown" ? new ProcessStartInfo(program, arguments) : Info(program, arguments);
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        using var process = Process.Start(info)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {output.Result}{error.Result}");
    }

    private static ProcessStartInfo Info(string program, params string[] arguments)
    {
        var info = AsRoot
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        info.WorkingDirectory = "/";
        return info;
    }

    private static string Program(string name) => Find(name) ?? throw new InvalidOperationException($"PostgreSQL's {name} is not installed: install the package postgresql.");

    private static string? Find(string name)
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order().Reverse().Select(version => $"{version}/bin") : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(versions).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();
}
