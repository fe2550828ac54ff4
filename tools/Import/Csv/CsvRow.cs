using PartnerGraph.Domain.Expenditure;

namespace PartnerGraph.Import.Csv;

/// <summary>The fields of the current record by column, and what is found wrong with them.</summary>
public sealed class CsvRow
{
    private readonly CsvRecords records;
    private readonly TextPool pool = new();
    private readonly List<ColumnProblem> problems = [];

    internal CsvRow(CsvRecords records) => this.records = records;

    internal IReadOnlyList<ColumnProblem> Problems => problems;

    internal void Clear() => problems.Clear();

    /// <summary>The field; empty for <c>NULL</c>, an empty field and a missing column.</summary>
    public ReadOnlySpan<char> Field(int ordinal) => ordinal < 0 ? [] : records.Field(ordinal);

    public string? Text(int ordinal) => Field(ordinal) is { IsEmpty: false } field ? field.ToString() : null;

    /// <summary>The same string for equal fields.</summary>
    public string? Repeated(int ordinal) => Field(ordinal) is { IsEmpty: false } field ? pool.Of(field) : null;

    public string Required(int ordinal, string column)
    {
        if (Repeated(ordinal) is { } text) return text;
        Refuse(column, "A value is expected.");
        return "";
    }

    public ExactAmount Amount(int ordinal, string column)
    {
        var field = Field(ordinal);
        if (field.IsEmpty) return default;
        var problem = ExactAmountText.Parse(field, out var amount);
        if (problem != AmountProblem.None)
        {
            var rule = problem == AmountProblem.TooManyDecimals
                ? $"An amount has at most {ExactAmount.Scale} decimals."
                : ExpenditureRules.Of(problem).Text;
            Refuse(column, $"{rule} '{ColumnProblem.Shown(field)}' is not one.");
        }

        return amount;
    }

    public DateTimeOffset Instant(int ordinal, string column)
    {
        var field = Field(ordinal);
        if (!InstantText.TryParse(field, out var instant))
            Refuse(column, $"An instant such as 2024-09-18T22:00:00Z is expected, not '{ColumnProblem.Shown(field)}'.");
        return instant;
    }

    public void Refuse(string column, string reason) => problems.Add(new ColumnProblem(column, reason));
}
