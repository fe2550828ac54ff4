using System.Globalization;

namespace PartnerGraph.Bench.Http;

/// <summary>What Linux tells of a process.</summary>
internal static class ProcessFigures
{
    // Of the kernel's interface, whatever its own ticks are.
    private const int TicksASecond = 100;

    /// <summary>User and system time of all its threads, also of those that have ended.</summary>
    public static TimeSpan Processor(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        // The name before it may hold anything.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksASecond);
    }

    /// <returns>MiB.</returns>
    public static double ResidentMemory(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return Number(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1_024;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
