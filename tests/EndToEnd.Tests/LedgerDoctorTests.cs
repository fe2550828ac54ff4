using Microsoft.Data.Sqlite;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>A store whose figures are sound, made once.</summary>
public sealed class SoundLedger : IAsyncLifetime
{
    private const string Lines = """
        SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency,Id
        a1,ECS,2026-09-01,2026-09-02,10,USD,1
        a1,ECS,2026-09-02,2026-09-03,20.5,USD,2
        """;

    private TemporaryStore? store;

    public async Task InitializeAsync()
    {
        store = await TemporaryStore.WithPartner();
        await File.WriteAllTextAsync(store.File("lines.csv"), Lines);
        Assert.Equal(0, (await Cli.Run("import", "focus", store.File("lines.csv"), "--create-customers", "--partner", TemporaryStore.Partner, "--data", store.Data, "--project")).ExitCode);
        var sound = await Cli.Run("doctor", "--data", store.Data);
        Assert.Contains("ok    ledger: quota, budgets and distribution agree in 1 months of partners", sound.Output, StringComparison.Ordinal);
    }

    public TemporaryStore Copy() => store!.Copy();

    public Task DisposeAsync()
    {
        store?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>A figure that somebody changed in a read model by one cent is found by adding up the lines anew.</summary>
public sealed class LedgerDoctorTests(SoundLedger sound) : IClassFixture<SoundLedger>
{
    [Theory]
    [InlineData("UPDATE partner_month SET Spent = '30.51'", "partner month of 2026-09 shows 30.51000000, not 30.50000000")]
    [InlineData("UPDATE partner_debt SET Unbilled = '30.49'", "unbilled of p-1 shows 30.49000000, not 30.50000000")]
    [InlineData("UPDATE customer_month SET Spent = '30.51'", "customer month of a1 shows 30.51000000, not 30.50000000")]
    [InlineData("UPDATE expenditure_bucket SET AmountDueLow = AmountDueLow + 1000000 WHERE Day = '2026-09-02'", "distribution, amount due of 2026-09-02 / a1 / ")]
    [InlineData("UPDATE expenditure_day SET AmountDueLow = AmountDueLow + 1000000 WHERE Day = '2026-09-02'", "whole days, amount due of 2026-09-02 / ECS / ")]
    public async Task Partner_month_and_figure_are_named(string tampering, string told)
    {
        using var store = sound.Copy();
        Assert.NotEqual(0, Execute(store, tampering));

        var ended = await Cli.Run("doctor", "--data", store.Data);
        Assert.Equal((1, ""), (ended.ExitCode, ended.Error));
        var found = Assert.Single(ended.Output.Split('\n'), line => line.StartsWith("FAIL", StringComparison.Ordinal));
        Assert.StartsWith("FAIL  ledger: p-1 2026-09: ", found, StringComparison.Ordinal);
        Assert.Contains(told, found, StringComparison.Ordinal);
        Assert.EndsWith("rebuild expenditure", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_names_puts_them_right()
    {
        using var store = sound.Copy();
        foreach (var table in new[] { "partner_month SET Spent = '0'", "expenditure_bucket SET AmountDueHigh = 1", "expenditure_day SET AmountDueHigh = 1" })
            Assert.NotEqual(0, Execute(store, $"UPDATE {table}"));
        Assert.Equal(1, (await Cli.Run("doctor", "--data", store.Data)).ExitCode);

        Assert.Equal(0, (await Cli.Run("rebuild", "expenditure", "--data", store.Data)).ExitCode);
        Assert.Equal(0, (await Cli.Run("doctor", "--data", store.Data)).ExitCode);
    }

    private static int Execute(TemporaryStore store, string sql)
    {
        var file = Assert.Single(Directory.GetFiles(Path.Combine(store.Data, "read"), "expenditure-*.db"));
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
