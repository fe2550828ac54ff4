using System.Reflection;
using GraphQL;
using GraphQL.Types;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Schema.Fields;

/// <summary>Fields that are properties of their object: they tell everybody the same, whoever asks and whatever is stored meanwhile.</summary>
internal static class OwnFields
{
    private const string Key = "own-field";

    public static void Mark(FieldType field, MemberInfo member)
    {
        if (member is PropertyInfo && member.GetCustomAttribute<SeenLikeAttribute>() is null) field.WithMetadata(Key, true);
    }

    public static bool Includes(FieldType field) => field.GetMetadata(Key, false);
}
