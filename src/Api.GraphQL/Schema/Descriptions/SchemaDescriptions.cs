using GraphQL.DI;
using GraphQL.Types;
using GraphQL.Utilities;

namespace PartnerGraph.Api.GraphQL.Schema.Descriptions;

/// <summary>
/// Describes what no attribute describes, from the capabilities' <c>descriptions.txt</c>: a line <c>Type.field: text</c>, with
/// <c>*</c> for what is alike in every type.
/// </summary>
public sealed class SchemaDescriptions : BaseSchemaNodeVisitor, IConfigureSchema
{
    private readonly Dictionary<string, string> texts = DescriptionTexts.Read();
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Lines that describe nothing of the schema.</summary>
    public IEnumerable<string> Unused => texts.Keys.Except(used).Order(StringComparer.Ordinal);

    public void Configure(ISchema schema, IServiceProvider serviceProvider)
    {
        ArgumentNullException.ThrowIfNull(schema);
        schema.RegisterVisitor(this);
    }

    public override void VisitObject(IObjectGraphType type, ISchema schema) => type.Description ??= Text(type.Name) ?? Alike.OfType(type.Name);

    public override void VisitInterface(IInterfaceGraphType type, ISchema schema) => type.Description ??= Text(type.Name);

    public override void VisitUnion(UnionGraphType type, ISchema schema) => type.Description ??= Text(type.Name);

    public override void VisitInputObject(IInputObjectGraphType type, ISchema schema) => type.Description ??= Text(type.Name) ?? Alike.OfType(type.Name);

    public override void VisitEnum(EnumerationGraphType type, ISchema schema) => type.Description ??= Text(type.Name);

    public override void VisitEnumValue(EnumValueDefinition value, EnumerationGraphType type, ISchema schema) =>
        value.Description ??= Text($"{type.Name}.{value.Name}", $"*.{value.Name}");

    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema) => Describe(field, type.Name);

    public override void VisitInterfaceFieldDefinition(FieldType field, IInterfaceGraphType type, ISchema schema) => Describe(field, type.Name);

    public override void VisitInputObjectFieldDefinition(FieldType field, IInputObjectGraphType type, ISchema schema) => Describe(field, type.Name);

    public override void VisitObjectFieldArgumentDefinition(QueryArgument argument, FieldType field, IObjectGraphType type, ISchema schema) =>
        Describe(argument, field, type.Name);

    public override void VisitInterfaceFieldArgumentDefinition(QueryArgument argument, FieldType field, IInterfaceGraphType type, ISchema schema) =>
        Describe(argument, field, type.Name);

    private void Describe(FieldType field, string type) =>
        field.Description ??= Text($"{type}.{field.Name}") ?? Alike.OfField(type, field.Name) ?? Text($"*.{field.Name}");

    private void Describe(QueryArgument argument, FieldType field, string type) =>
        argument.Description ??= Text($"{type}.{field.Name}({argument.Name})", $"*({argument.Name})");

    private string? Text(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!texts.TryGetValue(key, out var text)) continue;
            used.Add(key);
            return text;
        }

        return null;
    }

    /// <summary>What says the same of every edge, input and payload.</summary>
    private static class Alike
    {
        public static string? OfType(string type) => type switch
        {
            _ when Stem(type, "Edge") is { } item => $"A {item} of a connection, with its cursor.",
            _ when Stem(type, "Payload") is { } mutation => $"What {mutation} answers.",
            _ when Stem(type, "Input") is { } mutation => $"What {mutation} takes.",
            _ => null,
        };

        public static string? OfField(string type, string field) => type switch
        {
            _ when field == "node" && Stem(type, "Edge") is not null => "The item itself.",
            _ when Stem(type, "Payload") is not null => "As the mutation left it; null when the mutation was refused, or when the caller may not see it.",
            _ => null,
        };

        private static string? Stem(string type, string ending) =>
            type.EndsWith(ending, StringComparison.Ordinal) ? char.ToLowerInvariant(type[0]) + type[1..^ending.Length] : null;
    }
}
