using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Cli.Terminal;

/// <summary>Why a server did not start, with the option that mends it.</summary>
internal static class ServeFailures
{
    private const int ReadOnly = 8, Full = 13, CannotOpen = 14;

    /// <summary>Null when it is nothing that an option mends.</summary>
    public static string? Explain(Exception failure, string urls, string data) => failure switch
    {
        _ when Has<AddressInUseException>(failure) || failure is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => $"Something else listens at {urls}. Stop it, or name another address with --urls.",
        _ when Has<SocketException>(failure) => $"This machine cannot listen at {urls}: {failure.GetBaseException().Message}. Name an address of its own with --urls.",
        OptionsValidationException wrong => string.Join(' ', wrong.Failures),
        FormatException or UriFormatException => $"'{urls}' is no address to listen at. Name one such as http://127.0.0.1:5080 with --urls.",
        InvalidOperationException when failure.Message.Contains("https", StringComparison.OrdinalIgnoreCase) =>
            $"{urls} needs a certificate: set ASPNETCORE_Kestrel__Certificates__Default__Path, or name an http address with --urls and put a proxy in front.",
        UnauthorizedAccessException or IOException or SqliteException { SqliteErrorCode: ReadOnly or Full or CannotOpen } =>
            $"The data directory {data} cannot be used: {failure.Message} Name another one with --data, or give this user the right to write there.",
        _ => null,
    };

    private static bool Has<T>(Exception failure) where T : Exception
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is T) return true;
        return false;
    }
}
