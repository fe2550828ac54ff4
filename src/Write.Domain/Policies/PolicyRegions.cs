using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Write.Domain.Policies;

/// <summary>For whom a row of the policies is: partners registered in a country, those of a market, or all.</summary>
public static class PolicyRegions
{
    private const string Mainland = "MAINLAND", OutsideMainland = "OUTSIDE_MAINLAND";

    /// <summary>The market of a country of registration, as rows name it.</summary>
    public static string MarketOf(string country) => PartnerPolicies.Of(country) == PartnerPolicyKind.Mainland ? Mainland : OutsideMainland;

    public static bool IsRegion(string region) => region is Mainland or OutsideMainland || Countries.IsCountry(region);
}
