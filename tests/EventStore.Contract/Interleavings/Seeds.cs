using System.Globalization;
using Xunit.Sdk;

namespace PartnerGraph.EventStore.Contract.Interleavings;

/// <summary>
/// Many orders of the same scenario. <c>PARTNERGRAPH_SEEDS=100000</c> asks for more of them, <c>PARTNERGRAPH_SEED=123</c> for one again.
/// </summary>
public static class Seeds
{
    /// <summary>As many as a scenario is run by unless more are asked for.</summary>
    public const int Usual = 1_000;

    /// <exception cref="XunitException">One of them fails; it says which.</exception>
    public static void Each(Func<SeededScheduler, Task> scenario)
    {
        if (Asked("PARTNERGRAPH_SEED") is { } one) Try(one, scenario);
        else for (var seed = 1; seed <= (Asked("PARTNERGRAPH_SEEDS") ?? Usual); seed++) Try(seed, scenario);
    }

    /// <summary>The first seed that fails, for a fault that was planted; it must fail again.</summary>
    /// <exception cref="XunitException">None does, or it does not fail again.</exception>
    public static int Finds(Func<SeededScheduler, Task> scenario)
    {
        for (var seed = 1; seed <= Usual; seed++)
        {
            if (Failure(seed, scenario) is not { } first) continue;
            Assert.IsNotType<InvalidOperationException>(first);
            Assert.Equal(first.Message, Failure(seed, scenario)?.Message);
            return seed;
        }

        throw new XunitException($"None of {Usual} seeds finds the planted fault.");
    }

    private static void Try(int seed, Func<SeededScheduler, Task> scenario)
    {
        if (Failure(seed, scenario) is { } failure)
            throw new XunitException($"Seed {seed} fails; PARTNERGRAPH_SEED={seed} repeats it. {failure.Message}", failure);
    }

    private static Exception? Failure(int seed, Func<SeededScheduler, Task> scenario)
    {
        try
        {
            SeededScheduler.Run(seed, scenario);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private static int? Asked(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
