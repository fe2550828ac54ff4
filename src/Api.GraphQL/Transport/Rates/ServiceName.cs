using GraphQL;
using GraphQL.Types;

namespace PartnerGraph.Api.GraphQL.Transport.Rates;

/// <summary>Which service a root field belongs to: the capability that brings it.</summary>
public static class ServiceName
{
    /// <summary>Of fields of which nobody says more.</summary>
    public const string Unnamed = "graphql";

    private const string Key = "service";

    public static void Set(FieldType field, string service) => field.WithMetadata(Key, service);

    /// <summary>The capability's folder, such as <c>expenditure</c> of <c>PartnerGraph.Api.GraphQL.Expenditure.Readings</c>.</summary>
    public static string Of(Type fields)
    {
        const string Root = $"{nameof(PartnerGraph)}.{nameof(Api)}.{nameof(GraphQL)}.";
        return fields.Namespace is { } name && name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Split('.')[0].ToLowerInvariant() : Unnamed;
    }

    internal static string On(FieldType field) => field.GetMetadata(Key, Unnamed);
}
