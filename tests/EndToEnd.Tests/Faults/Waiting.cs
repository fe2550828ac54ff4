namespace PartnerGraph.EndToEnd.Tests.Faults;

/// <summary>Waiting for what other processes do, which tell nobody.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5), Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="otherwise">What is told when it does not come.</param>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public static async Task Until(Func<Task<bool>> holds, Func<string> otherwise)
    {
        for (var until = DateTime.UtcNow + Patience; !await holds(); await Task.Delay(Pause))
            if (DateTime.UtcNow > until) throw new TimeoutException(otherwise());
    }
}
