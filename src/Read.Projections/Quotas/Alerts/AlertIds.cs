using System.Globalization;

namespace PartnerGraph.Read.Projections.Quotas.Alerts;

/// <summary>An alert is named by its place in its stream, which no rebuild and no other store changes.</summary>
public static class AlertIds
{
    public static string Of(string stream, long version) => string.Create(CultureInfo.InvariantCulture, $"{stream}@{version}");
}
