namespace PartnerGraph.EndToEnd.Tests.Faults;

/// <summary>Runs with <c>./build.sh faults N</c>, which says how often something is broken; it takes minutes, and is left out otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FaultRunFactAttribute : FactAttribute
{
    public FaultRunFactAttribute()
    {
        if (Faults == 0) Skip = "Takes minutes: ./build.sh faults 10";
    }

    public static int Faults => KillTests.FromEnvironment("PARTNERGRAPH_FAULTS", 0);
}
