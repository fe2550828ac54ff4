using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>Exports that state a month anew, and the same charges under other ids: money never counts twice in silence.</summary>
[Trait("Rule", "CONV-10")]
public sealed class RestateTests
{
    private const string Header = "SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency,Id\n";

    private const string WithoutIds = "SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_month_ends_with_what_the_last_export_states(bool throughServer)
    {
        using var store = await TemporaryStore.WithPartner();
        await using var server = throughServer ? await RunningServer.Start(store.Data) : null;
        string[] target = server is null ? ["--data", store.Data] : ["--server", server.Address, "--token", server.Operations];
        // Another month of the source stays what it is.
        await Import(store, target, $"{Header}{Row("a1", "2026-08-30", 7, "8")}");
        await Import(store, target, $"{Header}{Row("a1", "2026-09-01", 10, "1")}{Row("a1", "2026-09-02", 20, "2")}{Row("a2", "2026-09-03", 30, "3")}");

        var changed = $"{Header}{Row("a1", "2026-09-01", 11.000000001m, "1")}{Row("a2", "2026-09-03", 30, "3")}{Row("a2", "2026-09-04", 40, "4")}";
        var refused = await Import(store, target, changed);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("stored with another content", refused.Error, StringComparison.Ordinal);

        var restated = await Import(store, target, changed, "--restates");
        Assert.Equal((0, ""), (restated.ExitCode, restated.Error));
        Assert.Equal("1", Told.Field(restated.Output, "restated"));
        Assert.Contains("Charges taken back because the files no longer state them: 1.", restated.Output, StringComparison.Ordinal);
        Assert.Equal(81.000000001m, Told.Amount(restated.Output, "amount due stated"));
        var lines = await store.Lines();
        Assert.Equal(88m, lines.Sum(line => line.AmountDue.Amount));
        Assert.Equal(["1~reversal-1", "2~reversal-1"], lines.Where(line => line.BillType == BillType.RefundUnsubscription).Select(line => line.LineId).Order(StringComparer.Ordinal));

        var again = await Import(store, target, changed, "--restates");
        Assert.Equal(new Told(Read: 3, Recorded: 0, Repeated: 3, Rejected: 0), Told.In(again.Output));
        Assert.Equal(lines.Count, (await store.Lines()).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Charges_that_come_again_without_their_ids_are_refused_until_it_is_said_what_they_are(bool throughServer)
    {
        using var store = await TemporaryStore.WithPartner();
        await using var server = throughServer ? await RunningServer.Start(store.Data) : null;
        string[] target = server is null ? ["--data", store.Data] : ["--server", server.Address, "--token", server.Operations];
        await Import(store, target, $"{Header}{Row("a1", "2026-09-01", 10, "1")}{Row("a1", "2026-09-02", 20, "2")}");
        var bare = $"{WithoutIds}{Row("a1", "2026-09-01", 10)}{Row("a1", "2026-09-02", 20)}";

        var refused = await Import(store, target, bare);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("brings no line ids", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was stored: 2 charges (amount due 30.00000000 USD) are stored", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await store.Lines()).Count);

        var replaced = await Import(store, target, bare, "--replace-month", "2026-09");
        Assert.Equal(0, replaced.ExitCode);
        Assert.Equal(30m, (await store.Lines()).Sum(line => line.AmountDue.Amount));
        Assert.Equal(0, (await Import(store, target, bare)).ExitCode);
        Assert.Equal(30m, (await store.Lines()).Sum(line => line.AmountDue.Amount));
        // And back: the ids are there again.
        var back = await Import(store, target, $"{Header}{Row("a1", "2026-09-01", 10, "1")}{Row("a1", "2026-09-02", 20, "2")}", "--restates");
        Assert.Equal(0, back.ExitCode);
        Assert.Equal(30m, (await store.Lines()).Sum(line => line.AmountDue.Amount));
    }

    [Fact]
    public async Task What_is_stored_is_met_whether_the_read_model_includes_it_or_not()
    {
        using var store = await TemporaryStore.WithPartner();
        string[] target = ["--data", store.Data];
        await Import(store, target, $"{Header}{Row("a1", "2026-08-01", 5, "8")}{Row("a1", "2026-09-01", 10, "1")}", "--project");
        await Import(store, target, $"{Header}{Row("a2", "2026-09-02", 20, "2")}");
        var refused = await Import(store, target, $"{WithoutIds}{Row("a1", "2026-09-01", 10)}{Row("a2", "2026-09-02", 20)}");
        Assert.Contains("Nothing was stored: 2 charges (amount due 30.00000000 USD) are stored", refused.Error, StringComparison.Ordinal);
        // A month of which nothing is stored.
        Assert.Equal(0, (await Import(store, target, $"{WithoutIds}{Row("a1", "2026-10-01", 3)}")).ExitCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_older_export_over_a_newer_one_is_told_to_be_superseded_and_counts_for_nothing(bool throughServer)
    {
        using var store = await TemporaryStore.WithPartner();
        await using var server = throughServer ? await RunningServer.Start(store.Data) : null;
        string[] target = server is null ? ["--data", store.Data] : ["--server", server.Address, "--token", server.Operations];
        var old = $"{Header}{Row("a1", "2026-09-01", 10, "1")}{Row("a1", "2026-09-02", 20, "2")}{Row("a1", "2026-09-03", 30, "3")}";
        var newer = $"{Header}{Row("a1", "2026-09-01", 11, "1")}{Row("a1", "2026-09-03", 30, "3")}";
        await Import(store, target, old);
        Assert.Equal(0, (await Import(store, target, newer, "--restates")).ExitCode);

        var ended = await Import(store, target, old);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(new Told(Read: 3, Recorded: 0, Repeated: 1, Rejected: 0), Told.In(ended.Output));
        Assert.Contains("  superseded          2 (amount due 30.000000000000000000 USD, restated or taken back since, not added)", ended.Output, StringComparison.Ordinal);
        Assert.Equal(30m, Told.Amount(ended.Output, "amount due stored"));
        Assert.Equal(30m, Told.Amount(ended.Output, "amount due stated"));

        // What counts is a repeat, also under the id of its first statement.
        var present = await Import(store, target, newer);
        Assert.Equal((0, ""), (present.ExitCode, present.Error));
        Assert.Equal(new Told(Read: 2, Recorded: 0, Repeated: 2, Rejected: 0), Told.In(present.Output));
        Assert.Equal(41m, (await store.Lines()).Sum(line => line.AmountDue.Amount));
    }

    [Fact]
    public async Task Lines_that_come_with_their_reversals_are_repeats()
    {
        using var store = await TemporaryStore.WithPartner();
        string[] target = ["--data", store.Data];
        await Import(store, target, $"{Header}{Row("a1", "2026-09-01", 10, "1")}");
        await Import(store, target, $"{Header}{Row("a1", "2026-09-01", 11, "1")}", "--restates");
        var whole = await Import(store, target, $"{Header}{Row("a1", "2026-09-01", 10, "1")}{Row("a1", "2026-09-01", -10, "1~reversal-1")}{Row("a1", "2026-09-01", 11, "1~revision-2")}");
        Assert.Equal(new Told(Read: 3, Recorded: 0, Repeated: 3, Rejected: 0), Told.In(whole.Output));
        Assert.Equal(11m, Told.Amount(whole.Output, "amount due stored"));
    }

    [Fact]
    public async Task Days_and_accounts_that_are_not_stored_yet_are_no_overlap_and_further_charges_can_be_said_to_be_such()
    {
        using var store = await TemporaryStore.WithPartner();
        string[] target = ["--data", store.Data];
        Assert.Equal(0, (await Import(store, target, $"{WithoutIds}{Row("a1", "2026-09-01", 10)}")).ExitCode);
        Assert.Equal(0, (await Import(store, target, $"{WithoutIds}{Row("a1", "2026-09-02", 10)}{Row("a2", "2026-09-01", 10)}")).ExitCode);
        Assert.Equal(0, (await Import(store, target, $"{WithoutIds}{Row("a1", "2026-09-01", 10)}{Row("a1", "2026-09-02", 10)}{Row("a1", "2026-09-03", 5)}{Row("a2", "2026-09-01", 10)}")).ExitCode);
        Assert.Equal(1, (await Import(store, target, $"{WithoutIds}{Row("a1", "2026-09-01", 10.5m)}")).ExitCode);
        Assert.Equal(0, (await Import(store, target, $"{WithoutIds}{Row("a1", "2026-09-01", 10.5m)}", "--add")).ExitCode);
        Assert.Equal(45.5m, (await store.Lines()).Sum(line => line.AmountDue.Amount));
    }

    [Fact]
    public async Task A_restatement_says_which_month_it_is_of_and_stores_nothing_when_a_line_is_bad()
    {
        using var store = await TemporaryStore.WithPartner();
        string[] target = ["--data", store.Data];
        await Import(store, target, $"{Header}{Row("a1", "2026-09-01", 10, "1")}");
        var two = await Import(store, target, $"{Header}{Row("a1", "2026-09-01", 11, "1")}{Row("a1", "2026-10-01", 1, "2")}", "--restates");
        Assert.Contains("Nothing was stored: the files speak of the months 2026-09, 2026-10.", two.Error, StringComparison.Ordinal);
        var bad = await Import(store, target, $"{Header}{Row("a1", "2026-09-02", 11, "2")}a1,ECS,never,2026-09-02,1,USD,1\n", "--restates");
        Assert.Contains("Nothing was stored: 1 problems", bad.Error, StringComparison.Ordinal);
        var twice = await Import(store, target, $"{Header}{Row("a1", "2026-09-01", 11, "1")}{Row("a1", "2026-09-01", 12, "1")}", "--restates");
        Assert.Contains("came before in this import", twice.Error, StringComparison.Ordinal);
        Assert.Equal(10m, (await store.Lines()).Sum(line => line.AmountDue.Amount));
    }

    private static string Row(string account, string day, decimal cost, string? id = null) => FormattableString.Invariant(
        $"{account},ECS,{day},{DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(1):yyyy-MM-dd},{cost},USD{(id is null ? "" : $",{id}")}\n");

    private static async Task<Ended> Import(TemporaryStore store, string[] target, string text, params string[] more)
    {
        var file = store.File("october.csv");
        await File.WriteAllTextAsync(file, text);
        return await Cli.Run(["import", "focus", file, "--create-customers", "--partner", TemporaryStore.Partner, "--progress", "none", .. target, .. more]);
    }
}
