using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace PartnerGraph.Api.GraphQL.Transport;

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

        return new ErrorInfo { Message = MessageOf(executionError), Extensions = extensions };
    }

    // What a scalar says of a value that it refuses stands only in the cause.
    private static string MessageOf(ExecutionError error)
    {
        var message = error.Message.Length <= MaxMessage ? error.Message : error.Message[..MaxMessage] + "...";
        return error is InvalidVariableError { InnerException: FormatException told } && !message.Contains(told.Message, StringComparison.Ordinal)
            ? $"{message}. {told.Message}"
            : message;
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
