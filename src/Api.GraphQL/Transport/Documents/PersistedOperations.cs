using System.Collections.Frozen;
using System.Text;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>
/// The documents that the server knows before anybody sends them: those that come with it, and the files of the folders that a deployment names. They
/// are read while the server starts, and again by its next start.
/// </summary>
public sealed partial class PersistedOperations(
    IHostEnvironment host, ISchema schema, PreparedDocuments documents, IOptions<GraphQLTransportOptions> options, ILogger<PersistedOperations> log) : IHostedLifecycleService
{
    /// <summary>The folders that the build copies <c>schema/operations</c> to, and what pages of this server ask.</summary>
    private static readonly string[] Own = ["operations", "operations/pages"];

    private readonly TaskCompletionSource<FrozenDictionary<string, string>> texts = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The text of this SHA-256, in lower case; null when no file has it. Waits for the files to be read.</summary>
    public async ValueTask<string?> TextOf(string hash) => (await texts.Task).GetValueOrDefault(hash);

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _ = Task.Run(Read, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <exception cref="OptionsValidationException">Nothing but these documents may be run, and one of them cannot be.</exception>
    public Task StartedAsync(CancellationToken cancellationToken) => texts.Task;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Read()
    {
        try
        {
            texts.SetResult((await Known()).ToFrozenDictionary());
        }
        catch (Exception fault)
        {
            texts.SetException(fault);
        }
    }

    private async Task<Dictionary<string, string>> Known()
    {
        Dictionary<string, string> known = [];
        List<string> broken = [];
        // The build's tests hold them to the schema already.
        foreach (var own in Own.Select(folder => Path.Combine(host.ContentRootPath, folder)).Where(Directory.Exists))
            foreach (var path in OperationFile.In(own)) Add(OperationFile.Read(path));
        foreach (var folder in options.Value.PersistedOperations.Folders)
        {
            try
            {
                foreach (var path in OperationFile.In(folder))
                    if (await Checked(path, broken) is { } file) Add(file);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                Tell(broken, folder, 1, unreadable.Message);
            }
        }

        return broken.Count > 0 && options.Value.PersistedOperations.Only ? throw Refused(broken) : known;

        void Add(OperationFile file) => known[file.Hash] = file.Text;
    }

    /// <summary>Null for a file that cannot be run: it was told why.</summary>
    private async Task<OperationFile?> Checked(string path, List<string> broken)
    {
        try
        {
            var file = OperationFile.Read(path);
            if (await FaultOf(file.Text) is not { } fault) return file;
            Tell(broken, path, fault.Locations is [var place, ..] ? place.Line : 1, fault.Message);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            Tell(broken, path, 1, unreadable is DecoderFallbackException ? "It is not UTF-8." : unreadable.Message);
        }

        return null;
    }

    private async Task<ExecutionError?> FaultOf(string text)
    {
        try
        {
            var document = documents.Prepare(text);
            if (document.Document.Definitions.OfType<GraphQLOperationDefinition>().FirstOrDefault() is not { } operation)
                return new ExecutionError("The document holds no operation.");
            var validated = await new DocumentValidator().ValidateAsync(new() { Schema = schema, Document = document.Document, Operation = operation, Variables = Inputs.Empty, Rules = DocumentValidator.CoreRules });
            // Variables come with requests.
            if (validated.Errors.FirstOrDefault(error => error is not InvalidVariableError) is { } fault) return fault;
            documents.Remember(document);
            return null;
        }
        catch (ExecutionError refused)
        {
            return refused;
        }
    }

    private void Tell(List<string> broken, string path, int line, string message)
    {
        var told = message.ReplaceLineEndings(" ");
        LeftOut(log, path, line, told);
        broken.Add($"{path}, line {line}: {told}");
    }

    private static OptionsValidationException Refused(List<string> broken) => new(
        nameof(GraphQLTransportOptions.PersistedOperations), typeof(GraphQLTransportOptions),
        [$"{GraphQLTransportOptions.Section}:{nameof(GraphQLTransportOptions.PersistedOperations)}:{nameof(PersistedOperationOptions.Only)} needs documents that can be run:", .. broken]);

    [LoggerMessage(LogLevel.Error, "A persisted operation is left out: {Path}, line {Line}: {Message}")]
    private static partial void LeftOut(ILogger log, string path, int line, string message);
}
