using System.Reflection;
using Xunit.Abstractions;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>The test that runs, which only the keeper of its output knows before the test itself begins.</summary>
internal static class RunningTest
{
    /// <summary>Its method with the arguments.</summary>
    public static string Name(ITestOutputHelper output)
    {
        var test = (ITest)output.GetType().GetField("test", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(output)!;
        return test.DisplayName.Replace($"{test.TestCase.TestMethod.TestClass.Class.Name}.", "", StringComparison.Ordinal);
    }
}
