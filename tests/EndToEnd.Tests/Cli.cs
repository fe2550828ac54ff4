using System.Diagnostics;

namespace PartnerGraph.EndToEnd.Tests;

/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record Ended(int ExitCode, string Output, string Error);

/// <summary>The command line as a real child process.</summary>
public sealed class Cli : IDisposable
{
    private readonly Process process;
    private readonly Task<string> error;
    private readonly List<string> lines = [];
    private readonly Task reading;
    private readonly TaskCompletionSource spoken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Cli(IEnumerable<(string Name, string? Value)> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "partnergraph.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOTNET_gcServer"] = "0" },
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = Process.Start(start)!;
        error = process.StandardError.ReadToEndAsync();
        reading = Read();
    }

    /// <summary>The lines written to standard output so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    /// <summary>Completes with the first line of output, or with the end.</summary>
    public Task Spoken => spoken.Task;

    public static Cli Start(params IEnumerable<string> arguments) => new([], arguments);

    public static Cli StartWith(IEnumerable<(string Name, string? Value)> environment, params IEnumerable<string> arguments) => new(environment, arguments);

    /// <summary>The same command in this process, which has compiled it before: most tests ask what a command does, and starting one takes longer than that.</summary>
    public static Task<Ended> Run(params IEnumerable<string> arguments) => Heard.Run([.. arguments]);

    public static async Task<Ended> RunAlone(params IEnumerable<string> arguments)
    {
        using var cli = new Cli([], arguments);
        return await cli.End();
    }

    /// <summary>Whether it ended by itself within the time.</summary>
    public bool EndsWithin(TimeSpan time) => process.WaitForExit(time);

    /// <summary>SIGKILL: nothing is flushed, nothing is finished.</summary>
    public async Task Kill()
    {
        process.Kill();
        await End();
    }

    /// <summary>SIGTERM: the orderly end that a service manager asks for.</summary>
    public async Task<Ended> Terminate()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        return await End();
    }

    public async Task<Ended> End()
    {
        await process.WaitForExitAsync();
        await reading;
        return new(process.ExitCode, string.Join('\n', Lines), await error);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (lines) lines.Add(line);
            spoken.TrySetResult();
        }

        spoken.TrySetResult();
    }
}
