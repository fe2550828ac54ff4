using System.Collections;
using GraphQL;
using GraphQLParser.AST;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>Counts the items of a list among a field's arguments, written in the document or passed in variables.</summary>
internal static class ArgumentItems
{
    /// <param name="path">Such as <c>input.lines</c>.</param>
    public static int Count(GraphQLField field, string path, Inputs? variables)
    {
        var names = path.Split('.');
        object? at = field.Arguments?.FirstOrDefault(argument => argument.Name.StringValue == names[0])?.Value;
        foreach (var name in names.Skip(1)) at = Member(Resolved(at, variables), name);
        return Resolved(at, variables) switch
        {
            GraphQLListValue list => list.Values?.Count ?? 0,
            ICollection list and not IDictionary => list.Count,
            null => 0,
            // A single value stands for a list of one.
            _ => 1,
        };
    }

    private static object? Resolved(object? value, Inputs? variables) => value switch
    {
        GraphQLVariable variable => variables?.GetValueOrDefault(variable.Name.StringValue),
        GraphQLNullValue => null,
        _ => value,
    };

    private static object? Member(object? value, string name) => value switch
    {
        GraphQLObjectValue written => written.Fields?.FirstOrDefault(member => member.Name.StringValue == name)?.Value,
        IDictionary<string, object?> given => given.TryGetValue(name, out var member) ? member : null,
        _ => null,
    };
}
