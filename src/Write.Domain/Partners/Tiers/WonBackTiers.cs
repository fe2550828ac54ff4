using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <summary>A competitor from which partners are won back, as the source calls it.</summary>
public enum Competitor { A1, A2 }

/// <summary>A tier or competency at a competitor.</summary>
public enum CompetitorTier { Registered, Select, Advanced, Premier, ActionPack, Silver, Gold }

/// <summary>What a partner was at a competitor.</summary>
public sealed record CompetitorStanding(Competitor Competitor, CompetitorTier Tier);

/// <param name="RuleId">The rule of the catalogue that says so.</param>
public sealed record WonBackTier(CompetitorStanding Standing, PartnerTier Tier, string RuleId);

/// <summary>REF-3 from the embedded file <c>won-back-tiers.tsv</c>.</summary>
public static class WonBackTiers
{
    private const int From = 0, Until = 1, Of = 2, TierThere = 3, TierHere = 4, RuleId = 5;

    public static ReferenceTable<WonBackTier> Table { get; } = new([.. EmbeddedTable.Rows(typeof(WonBackTiers).Assembly, "won-back-tiers.tsv").Select(Row)]);

    /// <summary>Null where the competitor has no such tier on the day.</summary>
    public static WonBackTier? Find(CompetitorStanding standing, DateOnly day) =>
        Table.On(day).Select(row => row.Content).FirstOrDefault(row => row.Standing == standing);

    private static ReferenceRow<WonBackTier> Row(string[] fields) => new(
        new(new(Enum.Parse<Competitor>(fields[Of]), Enum.Parse<CompetitorTier>(fields[TierThere])), Enum.Parse<PartnerTier>(fields[TierHere]), fields[RuleId]),
        EmbeddedTable.Day(fields, From), EmbeddedTable.Day(fields, Until));
}
