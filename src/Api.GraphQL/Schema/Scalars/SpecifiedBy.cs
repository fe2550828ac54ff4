using GraphQL;
using GraphQL.Types;

namespace PartnerGraph.Api.GraphQL.Schema.Scalars;

/// <summary>Where the format of a scalar is specified: <c>@specifiedBy</c>.</summary>
internal static class SpecifiedBy
{
    /// <summary>The profile of ISO 8601 that the ecosystem's DateTime and Date follow.</summary>
    public const string Rfc3339 = "https://www.rfc-editor.org/rfc/rfc3339";

    /// <summary>The product's own page, which the server answers itself.</summary>
    public static string Page(string scalar) => $"/docs/scalars.md#{scalar.ToLowerInvariant()}";

    public static void Apply(ScalarGraphType scalar, string url) => scalar.ApplyDirective("specifiedBy", "url", url);
}
