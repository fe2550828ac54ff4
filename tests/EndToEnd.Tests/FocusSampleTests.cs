using System.Globalization;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>A thousand real billing lines through the command line.</summary>
public sealed class FocusSampleTests
{
    [SkippableFact]
    [Trait("Rule", "CONV-10")]
    public async Task The_sample_is_stored_to_the_last_digit_and_repeating_it_stores_nothing()
    {
        var sample = Sample();
        Skip.If(sample is null, "focus-1.0-sample-1000.csv is not there: the import of real lines was NOT tested.");
        using var store = await TemporaryStore.WithPartner();
        var first = await Import(store, sample!);
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(new Told(Read: 1_000, Recorded: 1_000, Repeated: 0, Rejected: 0), Told.In(first.Output));

        var (stated, rounded) = TotalsOf(sample!);
        Assert.Equal(rounded, (await store.Lines()).Sum(line => line.AmountDue.Amount));
        Assert.Equal(rounded, Told.Amount(first.Output, "amount due stored"));
        Assert.Equal(stated, Told.Amount(first.Output, "amount due stated"));
        Assert.Equal(stated - rounded, Told.Amount(first.Output, "rounding remainder"));

        var second = await Import(store, sample!);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(new Told(Read: 1_000, Recorded: 0, Repeated: 1_000, Rejected: 0), Told.In(second.Output));
        Assert.Equal(1_000, (await store.Lines()).Count);
    }

    private static Task<Ended> Import(TemporaryStore store, string sample) => Cli.Run(
        "import", "focus", sample, "--create-customers", "--partner", TemporaryStore.Partner, "--model", "referral", "--data", store.Data,
        "--rejects", store.Directory.FullName, "--progress", "none");

    // Read by another reader than the import's own: columns by name, amounts as decimals.
    private static (decimal Stated, decimal Rounded) TotalsOf(string sample)
    {
        using var csv = Sylvan.Data.Csv.CsvDataReader.Create(sample);
        var (stated, rounded, column) = (0m, 0m, csv.GetOrdinal("BilledCost"));
        while (csv.Read())
        {
            var billed = decimal.Parse(csv.GetString(column), NumberStyles.Float, CultureInfo.InvariantCulture);
            stated += billed;
            rounded += Math.Round(billed, 8, MidpointRounding.AwayFromZero);
        }

        return (stated, rounded);
    }

    private static string? Sample() => SharedData.Find("focus-1.0-sample-1000.csv");
}
