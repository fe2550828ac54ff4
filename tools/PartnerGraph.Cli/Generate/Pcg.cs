namespace PartnerGraph.Cli.Generate;

/// <summary>
/// The PCG32 generator (XSH-RR, one stream), so that a seed gives the same numbers on every machine and in every release of
/// the runtime, which <see cref="Random"/> does not promise.
/// </summary>
internal sealed class Pcg
{
    private const ulong Multiplier = 6364136223846793005;
    private const ulong Increment = 1442695040888963407;

    private ulong state;

    public Pcg(ulong seed)
    {
        state = unchecked(seed + Increment);
        Next();
    }

    public uint Next()
    {
        var old = state;
        state = unchecked((old * Multiplier) + Increment);
        return System.Numerics.BitOperations.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }

    /// <summary>From 0 to <paramref name="bound"/>, exclusive, every value as likely as the others.</summary>
    public int Below(int bound)
    {
        var reject = (uint)(0x1_0000_0000L % bound);
        while (true)
        {
            var next = Next();
            if (next >= reject) return (int)(next % (uint)bound);
        }
    }
}
