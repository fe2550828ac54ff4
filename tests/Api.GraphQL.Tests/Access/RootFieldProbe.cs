using System.Collections.Immutable;
using GraphQL;
using GraphQL.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>An operation with one root field, every scalar that it can answer, and arguments made up from their types.</summary>
/// <param name="ids">The global id to pass where an argument, such as <c>customerId</c>, asks for one; by the field for a bare <c>id</c>.</param>
/// <param name="rows">How many rows the outermost list gives; lists within give three.</param>
internal sealed class RootFieldProbe(Func<string, string> ids, int rows = 3)
{
    private const int Deep = 5;

    /// <param name="root">The root type that has the field.</param>
    /// <param name="field">The field to ask for.</param>
    /// <param name="optionalIds">Whether ids are passed where they may be left out, too.</param>
    public (string Document, Dictionary<string, object?> Variables) Of(IGraphType root, FieldType field, bool optionalIds)
    {
        var variables = new Dictionary<string, object?>();
        foreach (var argument in field.Arguments ?? [])
        {
            var value = Value(argument.Name switch { "id" => field.Name, "ids" => field.Name[..^1], var name => name }, argument.ResolvedType!, argument.DefaultValue is not null, optionalIds);
            if (value is not null) variables[argument.Name] = value;
            if (argument.Name == "first") variables["first"] = rows;
        }

        var passed = (field.Arguments ?? []).Where(argument => variables.ContainsKey(argument.Name)).ToList();
        var (declared, given) = passed.Count == 0 ? ("", "") : (
            $"({string.Join(", ", passed.Select(argument => $"${argument.Name}: {argument.ResolvedType}"))})",
            $"({string.Join(", ", passed.Select(argument => $"{argument.Name}: ${argument.Name}"))})");
        return ($"{root.Name.ToLowerInvariant()}{declared} {{ {field.Name}{given} {Selection(field.ResolvedType!, Deep, [])} }}", variables);
    }

    /// <param name="above">The types that lead here: objects lead to one another in circles.</param>
    private string Selection(IGraphType type, int depth, ImmutableHashSet<string> above) => type.GetNamedType() switch
    {
        IComplexGraphType complex => Fields(complex, depth, above.Add(complex.Name)),
        _ => "",
    };

    private string Fields(IComplexGraphType type, int depth, ImmutableHashSet<string> above)
    {
        var fields = type.Fields
            .Where(field => field.Arguments?.All(argument => argument.ResolvedType is not NonNullGraphType || argument.DefaultValue is not null) ?? true)
            .Where(field => field.Name != "edges" && (field.ResolvedType!.GetNamedType() is not IComplexGraphType below || (depth > 0 && !above.Contains(below.Name))))
            .Select(field => $"{field.Name}{Page(field, depth)} {Selection(field.ResolvedType!, depth - 1, above)}");
        return $"{{ __typename {string.Join(' ', fields)} }}";
    }

    private string Page(FieldType field, int depth) => field.Arguments?.Find("first") is null ? "" : $"(first: {(depth == Deep ? rows : 3)})";

    private object? Value(string name, IGraphType type, bool hasDefault, bool optionalIds)
    {
        if (type is NonNullGraphType required) return Required(name, required.ResolvedType!, optionalIds);
        if (!optionalIds || hasDefault) return null;
        return type switch
        {
            IdGraphType => ids(name),
            IInputObjectGraphType { IsOneOf: false } input when input.Fields.Any(field => field.ResolvedType is IdGraphType) => Object(input, optionalIds),
            _ => null,
        };
    }

    private object Required(string name, IGraphType type, bool optionalIds) => type switch
    {
        NonNullGraphType inner => Required(name, inner.ResolvedType!, optionalIds),
        ListGraphType list => new[] { Required(name, list.ResolvedType!, optionalIds) },
        EnumerationGraphType choice => choice.Values.First().Name,
        IInputObjectGraphType input => Object(input, optionalIds),
        IdGraphType => ids(name),
        _ => type.Name switch
        {
            "Int" or "BigInt" => 1,
            "Boolean" => false,
            "Decimal" or "UsdAmount" or "Ratio" => "1",
            "CurrencyCode" => "USD",
            "Month" => "2024-11",
            "DateTime" => "2024-12-04T02:00:00Z",
            "Date" => "2024-11-04",
            _ => Text(name),
        },
    };

    private Dictionary<string, object?> Object(IInputObjectGraphType input, bool optionalIds) =>
        input.IsOneOf
            ? new() { [input.Fields.First().Name] = Required(input.Fields.First().Name, input.Fields.First().ResolvedType!, optionalIds) }
            : input.Fields
                .Select(field => (field.Name, Value: Value(field.Name, field.ResolvedType!, field.DefaultValue is not null, optionalIds)))
                .Where(field => field.Value is not null)
                .ToDictionary(field => field.Name, field => field.Value);

    private string Text(string name) => name switch
    {
        "email" or "contactEmail" => "probe@example.com",
        "country" => "CL",
        "token" or "recipientId" => ids(name),
        "permissions" => "customer.view",
        "productType" => "ECS",
        _ => "probe",
    };
}
