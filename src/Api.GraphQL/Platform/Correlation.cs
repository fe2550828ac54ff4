using System.Diagnostics;

namespace PartnerGraph.Api.GraphQL.Platform;

/// <summary>One id for everything that the running request sets off: that of its trace.</summary>
internal static class Correlation
{
    public static string Id => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString();
}
