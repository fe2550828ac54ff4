using Microsoft.Extensions.Configuration.Memory;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>
/// What the log looks like unless configuration says otherwise: one line with a UTC time for each thing told; one for each request
/// (<see cref="RequestLog"/>) in the place of the framework's own, whose lines repeat query strings.
/// </summary>
internal static partial class ServerLog
{
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:System"] = "Warning",
        // The page's and the transport's own warnings come from elsewhere; these repeat whole addresses.
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Error",
        ["Logging:Console:FormatterName"] = "simple",
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
        ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-dd'T'HH:mm:ss.fff'Z '",
    };

    /// <summary>Sets the defaults below everything else: environment variables and files win.</summary>
    public static void Configure(IConfigurationManager configuration) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });

    public static void Tightened(ILogger log, IReadOnlyList<string> changed)
    {
        if (changed is [var first, ..]) OthersCouldRead(log, changed.Count, first);
    }

    [LoggerMessage(LogLevel.Warning, "Others could read {Count} files or directories of the data directory, {First} among them; now their owner alone may.")]
    private static partial void OthersCouldRead(ILogger log, int count, string first);
}
