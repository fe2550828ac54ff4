using System.Collections.Immutable;

namespace PartnerGraph.Write.Domain.Billing;

/// <summary>A figure whose decimals the source prescribes (REF-18).</summary>
public enum PreciseFigure
{
    MonthlyBillTotal, BillSummaries, CouponBalance, CouponOnBill, ExpenditureDetails, EstimateBesideBudget, ExpendituresPage, BillData,
}

/// <param name="Shown">Decimals on a page, rounded once from the exact figure; null for what no page shows.</param>
/// <param name="OnRequest">Decimals that a reader of the page can ask for, such as by pointing at the figure; null when it shows no more.</param>
/// <param name="Exported">Decimals in answers of the API and in files.</param>
public sealed record FigurePrecision(PreciseFigure Figure, int? Shown, int? OnRequest, int Exported)
{
    /// <summary>REF-18, in its order.</summary>
    public static ImmutableArray<FigurePrecision> All { get; } =
    [
        new(PreciseFigure.MonthlyBillTotal, 2, null, 8), new(PreciseFigure.BillSummaries, 2, null, 8), new(PreciseFigure.CouponBalance, 2, 8, 8),
        new(PreciseFigure.CouponOnBill, 8, null, 8), new(PreciseFigure.ExpenditureDetails, 8, null, 8), new(PreciseFigure.EstimateBesideBudget, 8, null, 8),
        new(PreciseFigure.ExpendituresPage, 2, null, 8), new(PreciseFigure.BillData, null, null, 8),
    ];
}
