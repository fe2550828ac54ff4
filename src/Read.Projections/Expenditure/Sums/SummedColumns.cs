using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

namespace PartnerGraph.Read.Projections.Expenditure.Sums;

/// <summary>The columns of <see cref="ExpenditureSums"/>, and what guards them.</summary>
internal static class SummedColumns
{
    public static readonly IReadOnlyList<string> Amounts =
    [
        nameof(ExpenditureSums.ListPrice), nameof(ExpenditureSums.DiscountedAmount), nameof(ExpenditureSums.AmountDue),
        nameof(ExpenditureSums.Refunds), nameof(ExpenditureSums.CashPayment), nameof(ExpenditureSums.CashCoupons),
        nameof(ExpenditureSums.MonthlySettlement), nameof(ExpenditureSums.Tax),
    ];

    /// <summary>The names of all columns: the number of lines, then the parts of each amount.</summary>
    public static readonly IReadOnlyList<string> Names = [nameof(ExpenditureSums.Lines), .. Amounts.SelectMany(amount => Parts.Select(part => amount + part))];

    private static IEnumerable<string> Parts => [nameof(SplitAmount.High), nameof(SplitAmount.Low), nameof(SplitAmount.Rest)];

    public static void MapSums<TRow>(this EntityTypeBuilder<TRow> row, string table) where TRow : class, ISummed
    {
        // A sum that does not fit would become a floating-point number in SQLite; it stops the row instead. PostgreSQL refuses it by itself.
        Func<string, string> exact = PostgreSqlMapping.IsOf(row.Metadata.Model) ? Whole : Exact;
        row.ToTable(table, built => built.HasCheckConstraint("exact", string.Join(" AND ", Amounts.Select(exact))));
        row.ComplexProperty(of => of.Sums, sums =>
        {
            sums.Property(of => of.Lines).HasColumnName(nameof(ExpenditureSums.Lines));
            foreach (var amount in Amounts)
                sums.ComplexProperty<SplitAmount>(amount, parts =>
                {
                    foreach (var part in Parts) parts.Property<long>(part).HasColumnName(amount + part);
                });
        });
    }

    /// <summary>The values of <see cref="Names"/>, in their order.</summary>
    public static void Fill(Span<object?> values, ExpenditureSums sums)
    {
        values[0] = sums.Lines;
        Fill(values[1..], sums.ListPrice);
        Fill(values[4..], sums.DiscountedAmount);
        Fill(values[7..], sums.AmountDue);
        Fill(values[10..], sums.Refunds);
        Fill(values[13..], sums.CashPayment);
        Fill(values[16..], sums.CashCoupons);
        Fill(values[19..], sums.MonthlySettlement);
        Fill(values[22..], sums.Tax);
    }

    /// <summary>The assignments that add the values of a row that is there already.</summary>
    public static IEnumerable<string> Additions(string table)
    {
        return [$"\"Lines\" = {Sum("Lines")}", .. Amounts.SelectMany(Parts)];

        IEnumerable<string> Parts(string amount) =>
        [
            $"\"{amount}High\" = {Sum($"{amount}High")} + ({Sum($"{amount}Low")}) / {SplitAmount.Base}",
            $"\"{amount}Low\" = ({Sum($"{amount}Low")}) % {SplitAmount.Base}",
            $"\"{amount}Rest\" = {Sum($"{amount}Rest")}",
        ];

        string Sum(string column) => $"{table}.\"{column}\" + excluded.\"{column}\"";
    }

    private static string Whole(string amount) => $"\"{amount}Low\" BETWEEN 0 AND {SplitAmount.Base - 1}";

    private static string Exact(string amount) =>
        $"typeof({amount}High) = 'integer' AND typeof({amount}Rest) = 'integer' AND typeof({amount}Low) = 'integer' AND {amount}Low BETWEEN 0 AND {SplitAmount.Base - 1}";

    private static void Fill(Span<object?> values, SplitAmount amount) => (values[0], values[1], values[2]) = (amount.High, amount.Low, amount.Rest);
}
