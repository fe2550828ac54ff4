namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>ISO 3166-1 codes as clients write them: in any letter case, the same for every input and filter.</summary>
internal static class CountryCode
{
    public static string Fold(string code) => code.ToUpperInvariant();

    public static string? FoldOrNull(string? code) => code is null ? null : Fold(code);
}
