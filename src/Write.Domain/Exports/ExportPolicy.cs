namespace PartnerGraph.Write.Domain.Exports;

/// <summary>What the source does not say of exports and this installation sets.</summary>
/// <param name="MostPending">How many of one owner wait or are written at once.</param>
/// <param name="MostKept">How many files of one owner are kept at once.</param>
/// <param name="KeptFor">How long a file is kept.</param>
public sealed record ExportPolicy(int MostPending, int MostKept, TimeSpan KeptFor)
{
    public static readonly ExportPolicy Default = new(MostPending: 3, MostKept: 50, KeptFor: TimeSpan.FromDays(7));
}
