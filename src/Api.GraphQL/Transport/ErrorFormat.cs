using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace PartnerGraph.Api.Transport;

/// <summary>What clients see of an error: its message and a code of the public contract, never a type name or a stack.</summary>
public sealed class ErrorFormat : IErrorInfoProvider
{
    // The library repeats values of the request in its messages, whole.
    private const int MaxMessage = 1_000;

    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        ArgumentNullException.ThrowIfNull(executionError);
        var extensions = new Dictionary<string, object?> { ["code"] = CodeOf(executionError) };
        if (executionError is ValidationError { Number: { } number }) extensions["specification"] = number;
        if (executionError.Extensions is { } own)
        {
            foreach (var (key, value) in own) extensions[key] = value;
        }

        var message = executionError.Message;
        return new ErrorInfo { Message = message.Length <= MaxMessage ? message : message[..MaxMessage] + "...", Extensions = extensions };
    }

    /// <summary>The stable code of an error.</summary>
    public static string CodeOf(ExecutionError error) => error switch
    {
        UnhandledError => ErrorCodes.Internal,
        SyntaxError => ErrorCodes.SyntaxError,
        InvalidVariableError => ErrorCodes.InvalidVariables,
        ValidationError validation when validation.Number is not null => ErrorCodes.ValidationFailed,
        { InnerException: not null, Code: null } => ErrorCodes.Internal,
        _ => error.Code ?? ErrorCodes.ExecutionFailed,
    };
}
