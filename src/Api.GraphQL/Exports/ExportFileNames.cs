using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Incentives.Statements;

namespace PartnerGraph.Api.GraphQL.Exports;

/// <summary>What an exported file is called, and what it is. Letters that every system takes.</summary>
internal static class ExportFileNames
{
    public static string Of(ExportRow export)
    {
        var months = export.From == export.To ? $"{export.From}" : $"{export.From}-to-{export.To}";
        var about = export switch
        {
            { StatementId: { } id } when StatementIds.Parse(id) is { } statement => $"statement-{statement.Model.ToString().ToLowerInvariant()}-{statement.Span}",
            { Kind: ExportKind.Bill } => $"bill-{months}",
            { Kind: ExportKind.ExpenditureSummary } => $"summary-{months}",
            { Kind: ExportKind.Payouts } => $"payouts-{months}",
            _ => $"expenditures-{months}",
        };
        return $"{about}{ExtensionOf(export.Format)}";
    }

    public static string MediaTypeOf(ExportFormat format) => format == ExportFormat.Xlsx
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        : "text/csv; charset=utf-8; header=present";

    private static string ExtensionOf(ExportFormat format) => format switch
    {
        ExportFormat.Xlsx => ".xlsx",
        ExportFormat.Focus => ".focus.csv",
        _ => ".csv",
    };
}
