using System.Globalization;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>What names a statement: its partner, its model and its period.</summary>
public static class StatementIds
{
    private const char Between = '@';

    private const char BeforeLine = '#';

    public static string Of(string partnerId, AssociationModel model, IncentiveSpan span) => $"{LedgerOf(partnerId, model)}{Between}{span}";

    /// <summary>What names the ledger of a partner in a model.</summary>
    public static string LedgerOf(string partnerId, AssociationModel model) => $"{partnerId}{Between}{model}";

    /// <summary>Null when the text names no statement.</summary>
    public static (string PartnerId, AssociationModel Model, IncentiveSpan Span)? Parse(string id) =>
        id.Split(Between) is [.. { Length: > 0 } partner, var model, var period]
        && Enum.TryParse<AssociationModel>(model, out var of) && of.ToString() == model && IncentiveSpan.Parse(period) is { } span
            ? (string.Join(Between, partner), of, span)
            : null;

    /// <summary>What names a line of a statement.</summary>
    public static string LineOf(string statementId, string lineId) => $"{statementId}{BeforeLine}{lineId}";

    /// <summary>What names a line within its statement.</summary>
    public static string NumberOf(int version, int number) => version == 1
        ? number.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{version}.{number}");

    /// <summary>What names the difference that a restatement made.</summary>
    public static string DifferenceOf(string statementId, int version) => string.Create(CultureInfo.InvariantCulture, $"{statementId}~{version}");

    /// <summary>Null when the text names no line of a statement.</summary>
    public static (string StatementId, string LineId)? ParseLine(string id) =>
        id.LastIndexOf(BeforeLine) is > 0 and var at && at < id.Length - 1 && Parse(id[..at]) is not null ? (id[..at], id[(at + 1)..]) : null;
}
