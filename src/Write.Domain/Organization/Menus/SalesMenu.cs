using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel.Reference;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Organization.Menus;

/// <summary>The menus of 8.8.18, one a kind of partner that sells.</summary>
public enum SalesMenuVariant { Distributor, SolutionProvider, Reseller }

/// <summary>The steps of selling, in their order (MENU-4).</summary>
public enum SalesStep { DevelopingCustomers, IncreasingSales, RevenueAndIncentives, ContinuousOperations }

/// <summary>What the menus of REF-16 lead to.</summary>
public enum SalesMenuEntry
{
    CustomerDevelopment, CustomerManagement, ProductDiscounts, IncentiveManagement, PartnerBills, Coupons, WithholdingTaxCredentials, CustomerExpenditure, ExpenditureStatistics,
}

/// <summary>How an entry stands in the menu of a kind.</summary>
public enum SalesMenuPlace
{
    Shown,

    /// <summary>In the menu, for looking only.</summary>
    Reads,

    /// <summary>Kept out by a rule of its own (MENU-6).</summary>
    Hidden,

    /// <summary>Not part of it.</summary>
    Absent,
}

/// <summary>A row of REF-16.</summary>
/// <param name="Path">The newest that the source names, its steps parted by " > ".</param>
/// <param name="FormerPaths">The ones before (GAP-44); empty where none is known.</param>
/// <param name="Opens">The field of the API that it leads to: whoever may not use it does not see the entry.</param>
/// <param name="OpensToRead">The one for those who only look.</param>
/// <param name="NeedsCredit">Whether it is hidden from accounts without card and credit (MENU-7).</param>
/// <param name="NamedIn">The items of the source.</param>
public sealed record SalesMenuItem(
    SalesMenuEntry Entry, SalesStep Step, string Path, ImmutableArray<string> FormerPaths, string Opens, string OpensToRead, bool NeedsCredit,
    ImmutableDictionary<SalesMenuVariant, SalesMenuPlace> Places, string NamedIn);

/// <summary>The sales menus, as the embedded file <c>sales-menu.tsv</c> has them.</summary>
public static class SalesMenu
{
    private const int Entry = 0, Step = 1, Path = 2, Former = 3, Opens = 4, Credit = 5, FirstPlace = 6, NamedIn = 9;

    /// <summary>Every entry, in the order of the steps and within them of the file.</summary>
    public static ImmutableArray<SalesMenuItem> Items { get; } =
        [.. EmbeddedTable.Rows(typeof(SalesMenu).Assembly, "sales-menu.tsv").Select(Item).OrderBy(item => item.Step)];

    /// <summary>The menu of a kind of partner; null for kinds that do not sell to customers or resellers.</summary>
    public static SalesMenuVariant? VariantOf(PartnerKind kind) => kind switch
    {
        PartnerKind.Distributor => SalesMenuVariant.Distributor,
        PartnerKind.SolutionProvider => SalesMenuVariant.SolutionProvider,
        PartnerKind.Reseller => SalesMenuVariant.Reseller,
        _ => null,
    };

    private static SalesMenuItem Item(string[] fields) => new(
        Enum.Parse<SalesMenuEntry>(fields[Entry]), Enum.Parse<SalesStep>(fields[Step]), fields[Path],
        [.. fields[Former].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], fields[Opens].Split('|')[0], fields[Opens].Split('|')[^1], fields[Credit] == "credit",
        Enum.GetValues<SalesMenuVariant>().ToImmutableDictionary(variant => variant, variant => Enum.Parse<SalesMenuPlace>(fields[FirstPlace + (int)variant], ignoreCase: true)),
        fields[NamedIn]);
}
