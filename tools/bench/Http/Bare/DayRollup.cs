using Microsoft.Data.Sqlite;
using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Http.Bare;

/// <summary>One row for each day, service and region of the partner: the least from which its distribution can be told.</summary>
internal static class DayRollup
{
    public static void Fill(Plan plan)
    {
        if (File.Exists(plan.Distribution.File)) return;
        using var connection = new SqliteConnection($"Data Source={plan.Distribution.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA journal_mode = WAL;
            ATTACH $product AS product;
            CREATE TABLE rollup (
                day TEXT NOT NULL, service TEXT NOT NULL, region TEXT NOT NULL, list_high INTEGER NOT NULL, list_low INTEGER NOT NULL,
                discounted_high INTEGER NOT NULL, discounted_low INTEGER NOT NULL, due_high INTEGER NOT NULL, due_low INTEGER NOT NULL,
                PRIMARY KEY (day, service, region)) WITHOUT ROWID;
            INSERT INTO rollup
            SELECT Day, ServiceType, Region, SUM(ListPriceHigh), SUM(ListPriceLow), SUM(DiscountedAmountHigh), SUM(DiscountedAmountLow),
                SUM(AmountDueHigh), SUM(AmountDueLow)
            FROM product.expenditure_bucket WHERE PartnerId = $partner GROUP BY Day, ServiceType, Region;
            """;
        command.Parameters.AddWithValue("$product", plan.Expenditure);
        command.Parameters.AddWithValue("$partner", BenchStore.Partner);
        command.ExecuteNonQuery();
    }
}
