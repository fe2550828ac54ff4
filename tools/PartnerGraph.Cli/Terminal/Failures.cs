using System.Text.Json;
using Microsoft.Data.Sqlite;
using PartnerGraph.Import;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Cli.Terminal;

/// <summary>A command cannot do what it was asked; the message says why and what helps.</summary>
internal sealed class CommandFailure(string message, int exitCode = Failures.Failed) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>Turns whatever went wrong into one line and an exit code, since nobody at a terminal can do anything with a stack trace.</summary>
internal static class Failures
{
    public const int Failed = 1;

    public const int Usage = 2;

    public const int Interrupted = 130;

    public static int Tell(Exception failure)
    {
        var (message, code) = Explain(failure);
        Console.Error.WriteLine($"partnergraph: {message.ReplaceLineEndings(" ")}");
        return code;
    }

    private static (string Message, int Code) Explain(Exception failure) => failure switch
    {
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        CommandFailure known => (known.Message, known.ExitCode),
        OperationCanceledException => ("Interrupted.", Interrupted),
        ImportFileException or UnknownStoreVersionException => (failure.Message, Failed),
        StoreDamagedException damage => (
            $"{damage.Message} Nothing was changed. Restore a backup ('partnergraph restore'), or go on with the events as they are ('partnergraph accept-log').", Failed),
        SqliteException { SqliteErrorCode: 11 or 26 } broken => ($"The store is damaged ({broken.Message}). Run 'partnergraph doctor' on a copy of it, and restore a backup.", Failed),
        SqliteException sqlite => ($"The store does not answer: {sqlite.Message}", Failed),
        HttpRequestException http => ($"The server cannot be reached: {http.Message}", Failed),
        JsonException json => ($"What was read is no valid JSON: {json.Message}", Failed),
        UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException => (failure.Message, Failed),
        _ => ($"{failure.GetType().Name}: {failure.Message}", Failed),
    };
}
