namespace PartnerGraph.Bench.Costs;

/// <summary>What tools ask to build the schema.</summary>
internal static class Introspection
{
    public static string Query { get; } = $$"""
        { __schema { queryType { name } mutationType { name } subscriptionType { name }
            types { kind name description fields(includeDeprecated: true) { name description args { ...V } type { ...T } isDeprecated deprecationReason }
              inputFields { ...V } interfaces { ...T } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...T } }
            directives { name description locations args { ...V } } } }
        fragment V on __InputValue { name description type { ...T } defaultValue }
        fragment T on __Type { {{Nested(7)}} }
        """;

    private static string Nested(int levels) => levels == 0 ? "kind name" : $"kind name ofType {{ {Nested(levels - 1)} }}";
}
