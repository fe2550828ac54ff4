namespace PartnerGraph.Domain.Finder.Places;

internal static class AsianCities
{
    public const string Chinese = """
        Shanghai|上海|Shanghai|CN|31.23|121.47
        """;
}
