using System.Collections.Frozen;
using System.Reflection;

namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>Every rule that this code enforces, found where it is declared, so that no list can fall behind.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules by id; one id has several entries when it is violated in several ways.</summary>
    public static FrozenDictionary<string, Rule[]> Of(params IEnumerable<Assembly> assemblies) => assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(field => field.FieldType == typeof(Rule))
        .Select(field => (Rule)field.GetValue(null)!)
        .GroupBy(rule => rule.Id)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
