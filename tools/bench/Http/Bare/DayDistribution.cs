using System.Text.Json;

namespace PartnerGraph.Bench.Http.Bare;

internal sealed class DayDistribution(Plan plan)
{
    private const string Sql = """
        SELECT service, region, SUM(list_high), SUM(list_low), SUM(discounted_high), SUM(discounted_low), SUM(due_high), SUM(due_low)
        FROM rollup WHERE day >= @first AND day <= @last
        GROUP BY service, region
        ORDER BY SUM(due_high) + SUM(due_low) / 10000000000 DESC, SUM(due_low) % 10000000000 DESC, service || CHAR(10) || region DESC
        LIMIT 100
        """;

    private readonly PreparedReads slices = new(plan.Distribution);

    public static Statement Statement(string rollup) => new(
        Sql, new Dictionary<string, JsonElement>
        {
            ["@first"] = JsonSerializer.SerializeToElement(Work.From), ["@last"] = JsonSerializer.SerializeToElement(Work.To),
        }, rollup);

    public IReadOnlyList<Slice> Read() => slices.Rows(row => new Slice(row.GetString(0), row.GetString(1), new(
        Values.Amount(row.GetInt64(2), row.GetInt64(3)), Values.Amount(row.GetInt64(4), row.GetInt64(5)), Values.Amount(row.GetInt64(6), row.GetInt64(7)))));
}
