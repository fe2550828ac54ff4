using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.EndToEnd.Tests;

public sealed class ImportTests
{
    private const string Header = "currency,lineId,customerId,chargedFrom,chargedTo,serviceType,billType,amountDue\n";

    private const string Good = "USD,L1,c-1,2026-01-05T00:00:00Z,2026-01-05T01:00:00Z,Compute,EXPENDITURE,1.5\n";

    private const string Bad = "USD,L2,c-1,2026-01-05T00:00:00Z,2026-01-05T01:00:00Z,Compute,EXPENDITURE,many\n";

    private const string AlsoGood = "USD,L3,c-1,2026-01-06T00:00:00Z,2026-01-06T01:00:00Z,Compute,EXPENDITURE,0.0000000015\n";

    [Fact]
    public async Task Good_lines_are_stored_and_bad_ones_are_told_and_kept_as_they_stood()
    {
        using var store = await TemporaryStore.WithPartner();
        var file = await Write(store, Good + Bad + AlsoGood);
        var ended = await Import(store, file);
        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(new Told(Read: 3, Recorded: 2, Repeated: 0, Rejected: 1), Told.In(ended.Output));
        Assert.StartsWith($"{file}:3: amountDue: ", ended.Error, StringComparison.Ordinal);
        Assert.Equal(Header + Bad, await File.ReadAllTextAsync(file + ".rejected.csv"));
        Assert.StartsWith($"{file}:3: amountDue: ", await File.ReadAllTextAsync(file + ".rejected.csv.txt"), StringComparison.Ordinal);
        Assert.Equal(0.0000000015m - 0.00000000m, Told.Amount(ended.Output, "rounding remainder"));

        await File.WriteAllTextAsync(file + ".rejected.csv", Header + Bad.Replace("many", "2", StringComparison.Ordinal));
        Assert.Equal(new Told(Read: 1, Recorded: 1, Repeated: 0, Rejected: 0), Told.In((await Import(store, file + ".rejected.csv")).Output));
    }

    [Fact]
    public async Task A_strict_import_stores_nothing_when_one_line_is_bad()
    {
        using var store = await TemporaryStore.WithPartner();
        var file = await Write(store, Good + Bad + AlsoGood);
        var ended = await Import(store, file, "--strict");
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains($"{file}:3: amountDue: ", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was stored: 1 problems", ended.Error, StringComparison.Ordinal);
        Assert.Empty(await store.Lines());

        await File.WriteAllTextAsync(file, Header + Good + AlsoGood);
        Assert.Equal(0, (await Import(store, file, "--strict")).ExitCode);
        Assert.Equal(2, (await store.Lines()).Count);
    }

    [Fact]
    public async Task A_line_in_two_files_is_stored_once()
    {
        using var store = await TemporaryStore.WithPartner();
        var one = await Write(store, Good);
        var two = store.File("other.csv");
        await File.WriteAllTextAsync(two, Header + AlsoGood + Good);
        var ended = await Cli.Run("import", "csv", one, two, "--create-customers", "--partner", TemporaryStore.Partner, "--data", store.Data);
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(["L1", "L3"], (await store.Lines()).Select(line => line.LineId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_summary_tells_what_the_api_will_answer()
    {
        using var store = await TemporaryStore.WithPartner();
        var ended = await Import(store, await Write(store, Good + AlsoGood + Good));
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(new Told(Read: 3, Recorded: 2, Repeated: 0, Rejected: 0), Told.In(ended.Output));
        Assert.Contains("  twice in the files  1 (amount due 1.500000000000000000 USD, not added", ended.Output, StringComparison.Ordinal);
        Assert.Equal(1.50000000m, Told.Amount(ended.Output, "amount due stored"));
        Assert.Equal(1.50000000m, (await store.Lines()).Sum(line => line.AmountDue.Amount));
        Assert.Matches("The lines are stored up to position [0-9]+\\.", ended.Output);
    }

    [Fact]
    public async Task Parts_of_a_directory_are_one_import()
    {
        using var store = await TemporaryStore.WithPartner();
        var parts = Directory.CreateDirectory(store.File("parts")).FullName;
        await File.WriteAllTextAsync(Path.Combine(parts, "1.csv"), Header + Good);
        await using (var gzip = new System.IO.Compression.GZipStream(File.Create(Path.Combine(parts, "2.csv.gz")), System.IO.Compression.CompressionLevel.Fastest))
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Header + AlsoGood + Good));
        var ended = await Import(store, parts);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        var all = ended.Output[ended.Output.IndexOf("All 2 files", StringComparison.Ordinal)..];
        Assert.Equal(new Told(Read: 3, Recorded: 2, Repeated: 0, Rejected: 0), Told.In(all));
        Assert.Contains("  twice in the files  1 ", all, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CSP-9")]
    public async Task Lines_that_no_partner_sees_are_told_and_the_beginning_can_be_chosen()
    {
        using var store = await TemporaryStore.WithPartner();
        Assert.DoesNotContain("of no partner", (await Import(store, await Write(store, Good))).Output, StringComparison.Ordinal);
        var older = await Write(store, Good.Replace("L1", "L0", StringComparison.Ordinal).Replace("2026-01", "2025-12", StringComparison.Ordinal));
        var ended = await Import(store, older);
        Assert.Contains("  of no partner       1 (amount due 1.50000000 USD; no partner sees them)", ended.Output, StringComparison.Ordinal);
        Assert.Contains("    customer c-1 belongs to p-1 only since 2026-01-04T23:59:59Z", ended.Output, StringComparison.Ordinal);

        await Import(store, await Write(store, Good.Replace("c-1", "c-2", StringComparison.Ordinal).Replace("L1", "L4", StringComparison.Ordinal)), "--since", "2025-01-01");
        var covered = await Import(store, await Write(store, Good.Replace("c-1", "c-2", StringComparison.Ordinal).Replace("L1", "L5", StringComparison.Ordinal).Replace("2026-01", "2025-12", StringComparison.Ordinal)));
        Assert.DoesNotContain("of no partner", covered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_that_differ_in_letter_case_alone_are_told()
    {
        using var store = await TemporaryStore.WithPartner();
        var ended = await Import(store, await Write(store, Good + AlsoGood.Replace("c-1", "C-1", StringComparison.Ordinal)));
        Assert.Equal("The customers c-1 and C-1 differ in letter case alone; they are two.", ended.Error.Trim());
    }

    [Fact]
    public async Task Every_further_spelling_of_a_customer_is_told()
    {
        using var store = await TemporaryStore.WithPartner();
        var ended = await Import(store, await Write(store, string.Concat(new[] { "aCme", "Acme", "ACME", "acme" }.Select((spelling, line) =>
            Good.Replace("c-1", spelling, StringComparison.Ordinal).Replace("L1", $"L1{line}", StringComparison.Ordinal)))));
        Assert.Equal(
            ["The customers aCme and ACME differ", "The customers aCme and Acme differ", "The customers aCme and acme differ"],
            ended.Error.Trim().Split('\n').Select(line => line[..line.IndexOf(" in letter case alone", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false, "c-1", "C-1")]
    [InlineData(true, "c-1", "C-1")]
    [InlineData(false, "acME", "AcMe")]
    [InlineData(true, "acME", "AcMe")]
    [InlineData(false, "Acme", "acme")]
    [InlineData(true, "Acme", "ACME")]
    public async Task Letter_case_is_compared_with_the_customers_that_are_known(bool throughServer, string known, string added)
    {
        using var store = await TemporaryStore.WithPartner();
        await using var server = throughServer ? await RunningServer.Start(store.Data) : null;
        Task<Ended> Into(string file) => Import(Target(store, server), file);
        Assert.Equal("", (await Into(await Write(store, Good.Replace("c-1", known, StringComparison.Ordinal)))).Error);
        var other = await Write(store, AlsoGood.Replace("c-1", added, StringComparison.Ordinal));
        Assert.Equal($"The customers {known}, which is known, and {added}, which is new, differ in letter case alone; they are two.", (await Into(other)).Error.Trim());
        Assert.Equal("", (await Into(other)).Error);
    }

    [Fact, Trait("Rule", "EXPEND-9")]
    public async Task Lines_that_are_too_old_to_be_read_one_by_one_are_told()
    {
        using var store = await TemporaryStore.WithPartner();
        var earliest = BusinessTime.Default.MonthOf(TimeProvider.System.GetUtcNow()).FirstDay.AddMonths(-18);
        string Line(string id, DateOnly day) => $"USD,{id},c-1,{day:yyyy-MM-dd}T00:00:00+08:00,{day:yyyy-MM-dd}T01:00:00+08:00,Compute,EXPENDITURE,1\n";
        var recent = await Import(store, await Write(store, Line("1", earliest)));
        Assert.DoesNotContain("sums only", recent.Output, StringComparison.Ordinal);
        var file = await Write(store, Line("1", earliest) + Line("2", earliest.AddDays(-1)) + Line("3", earliest.AddMonths(-3)));
        var older = await Import(store, file);
        Assert.Contains(
            $"  sums only           2 (of {earliest.AddMonths(-3):yyyy-MM} to {earliest.AddDays(-1):yyyy-MM}; single lines can be read from {earliest:yyyy-MM} on)",
            older.Output, StringComparison.Ordinal);
    }

    [Theory, Trait("Rule", "CONV-10")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_imports_that_make_the_same_customers_at_once_make_each_once(bool throughServer)
    {
        using var store = await TemporaryStore.WithPartner();
        await using var server = throughServer ? await RunningServer.Start(store.Data) : null;
        var target = Target(store, server);
        var common = string.Concat(Enumerable.Range(0, 200).Select(index => Good
            .Replace("L1", $"L{index}", StringComparison.Ordinal).Replace("c-1", $"c-{index % 100}", StringComparison.Ordinal)));
        // Each begins on another day, and would have the customers from then on.
        var all = await Task.WhenAll(Enumerable.Range(1, 3).Select(async run =>
        {
            var file = store.File($"lines-{run}.csv");
            await File.WriteAllTextAsync(file, Header + common + Good.Replace("L1", $"own-{run}", StringComparison.Ordinal).Replace("-05T", $"-0{run}T", StringComparison.Ordinal));
            return await Import(target, file);
        }));
        Assert.All(all, ended => Assert.Equal((0, ""), (ended.ExitCode, ended.Error)));
        Assert.Equal(203, all.Sum(ended => Told.In(ended.Output).Recorded));
        Assert.Equal(400, all.Sum(ended => Told.In(ended.Output).Repeated));
        Assert.Equal(203, store.LineStreams("csv").Values.Sum());
        foreach (var kind in (string[])["customer-", "association-"])
            Assert.Equal(100, store.Streams(kind).Where(stream => stream.Key.StartsWith("c-", StringComparison.Ordinal)).Sum(stream => stream.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_that_was_registered_and_not_associated_is_taken_from_its_registration_on(bool throughServer)
    {
        using var store = await TemporaryStore.WithPartner();
        await using (var embedded = EmbeddedStore.Open(new DirectoryInfo(store.Data)))
            await embedded.Runner.Run(CustomerDecider.Definition, new RegisterCustomer(
                "c-1", "c-1", CustomerSite.International, null, null, "CL", new(2026, 1, 6, 0, 0, 0, TimeSpan.Zero), embedded.Clock.GetUtcNow()), new CommandContext("test", "test"));
        await using var server = throughServer ? await RunningServer.Start(store.Data) : null;
        if (server is not null) await server.CaughtUp();
        var ended = await Import(Target(store, server), await Write(store, Good + AlsoGood));
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Contains("    customer c-1 belongs to p-1 only since 2026-01-06T00:00:00Z", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_names_no_currency_is_refused()
    {
        using var store = await TemporaryStore.WithPartner();
        var file = store.File("bare.csv");
        await File.WriteAllTextAsync(file, (Header + Good).Replace("currency,", "", StringComparison.Ordinal).Replace("USD,", "", StringComparison.Ordinal));
        Assert.Equal("partnergraph: The file lacks the column currency; where all its amounts are in US dollars, --currency USD says so.", (await Import(store, file)).Error.Trim());
        Assert.Equal(0, (await Import(store, file, "--currency", "USD")).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Bad)]
    public async Task When_nothing_is_stored_the_import_says_so(string lines)
    {
        using var store = await TemporaryStore.WithPartner();
        var ended = await Import(store, await Write(store, lines));
        Assert.EndsWith("\nNothing was stored.", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("position", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_imports_at_once_store_each_line_once()
    {
        using var store = await TemporaryStore.WithPartner();
        var file = store.File("lines.csv");
        await using (var output = new StreamWriter(file))
            new PartnerGraph.Cli.Generate.LineGenerator(new(1, 10, 5_000, 5, 2, new DateOnly(2026, 1, 1))).Write(output);
        var both = await Task.WhenAll(Import(store, file), Import(store, file));
        Assert.All(both, ended => Assert.Equal((0, ""), (ended.ExitCode, ended.Error)));
        Assert.Equal(5_000, both.Sum(ended => Told.In(ended.Output).Recorded));
        Assert.Equal(5_000, both.Sum(ended => Told.In(ended.Output).Repeated));
        Assert.Equal(5_000, store.LineStreams("csv").Count);
    }

    [Fact]
    public async Task An_unknown_partner_and_an_unknown_customer_are_told()
    {
        using var store = await TemporaryStore.WithPartner();
        var file = await Write(store, Good);
        var partner = await Cli.Run("import", "csv", file, "--create-customers", "--partner", "p-9", "--data", store.Data);
        Assert.Equal(1, partner.ExitCode);
        Assert.StartsWith("There is no partner p-9.", partner.Error, StringComparison.Ordinal);
        var customer = await Cli.Run("import", "csv", file, "--data", store.Data);
        Assert.Equal($"{file}:2: customerId: There is no customer c-1.", customer.Error.Trim());
        Assert.Empty(await store.Lines());
    }

    private static async Task<string> Write(TemporaryStore store, string lines)
    {
        var file = store.File("lines.csv");
        await File.WriteAllTextAsync(file, Header + lines);
        return file;
    }

    private static Task<Ended> Import(TemporaryStore store, string file, params string[] more) => Import(["--data", store.Data], file, more);

    private static Task<Ended> Import(string[] target, string file, params string[] more) =>
        Cli.Run(["import", "csv", file, "--create-customers", "--partner", TemporaryStore.Partner, .. target, .. more]);

    private static string[] Target(TemporaryStore store, RunningServer? server) =>
        server is null ? ["--data", store.Data] : ["--server", server.Address, "--token", server.Operations];
}
