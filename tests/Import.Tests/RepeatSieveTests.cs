using System.Text;
using PartnerGraph.Import.Focus;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import.Tests;

public sealed class RepeatSieveTests
{
    private const string Header = "SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency,x_Operation\n";

    private const string Line = "a1,ECS,2024-09-18,2024-09-19,1,USD,";

    [Fact]
    public void A_record_that_says_nothing_new_is_a_repeat_and_one_that_does_is_a_charge_of_its_own()
    {
        var (lines, repeats) = Read($"{Header}{Line}get\n{Line}get\n{Line}put\n{Line}get\n{Line}put\n");
        Assert.Equal(2, lines.Count);
        Assert.Equal($"{lines[0].LineId}+2", lines[1].LineId);
        Assert.Equal(3, repeats);
    }

    [Fact]
    public void Without_the_column_that_told_them_apart_they_meet_the_lines_stored_before()
    {
        var (with, _) = Read($"{Header}{Line}get\n{Line}put\n");
        var (without, repeats) = Read($"{Header}{Line}\n{Line}\n");
        Assert.Equal(with[0].LineId, Assert.Single(without).LineId);
        Assert.Equal(1, repeats);
    }

    [Fact]
    public void Lines_that_say_the_same_are_kept_apart_where_that_is_asked_for()
    {
        var (lines, repeats) = Read($"{Header}{Line}get\n{Line}get\n{Line}get\n", keepsAlike: true);
        Assert.Equal(3, lines.Select(line => line.LineId).Distinct().Count());
        Assert.Equal(0, repeats);
    }

    [Fact]
    public void The_same_id_with_another_content_is_refused_and_with_the_same_it_is_a_repeat()
    {
        const string text = "Id,SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency\n"
            + "7,a1,ECS,2024-09-18,2024-09-19,1,USD\n7,a1,ECS,2024-09-18,2024-09-19,1.0,USD\n7,a1,ECS,2024-09-18,2024-09-19,2,USD\n";
        var sieve = new RepeatSieve(text.Length);
        foreach (var line in Read(text, sieve: null).Lines) sieve.Note(line);
        using var file = new ExpenditureFile("bill.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), new FocusFormat(new NewCustomers())) { Sieve = sieve };
        var batch = new ImportBatch();
        Assert.True(file.Read(batch, 10));
        Assert.Equal((1, 1), (batch.Lines.Count, batch.Repeats.Count));
        Assert.Equal("bill.csv:4: Id: The id '7' came before in this import, with another content.", Assert.Single(Assert.Single(batch.Unread).Problems).ToString());
    }

    [Fact]
    public void Nothing_is_taken_for_a_repeat_that_is_none_however_full_the_filter_is()
    {
        var text = new StringBuilder(Header);
        for (var line = 0; line < 30_000; line++) text.Append($"a{line},ECS,2024-09-18,2024-09-19,1,USD,x\n");
        // Sized for nearly nothing.
        var (lines, repeats) = Read(text.ToString(), bytes: 1);
        Assert.Equal((30_000, 0), (lines.Count, repeats));
        Assert.All(lines, line => Assert.DoesNotContain("+", line.LineId, StringComparison.Ordinal));
    }

    private static (List<ExpenditureLine> Lines, int Repeats) Read(string text, bool keepsAlike = false, long? bytes = null)
    {
        var sieve = new RepeatSieve(bytes ?? text.Length, keepsAlike);
        foreach (var line in Read(text, sieve: null).Lines) sieve.Note(line);
        return Read(text, sieve);
    }

    private static (List<ExpenditureLine> Lines, int Repeats) Read(string text, RepeatSieve? sieve)
    {
        using var file = new ExpenditureFile("bill.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), new FocusFormat(new NewCustomers())) { Sieve = sieve };
        var (batch, lines, repeats) = (new ImportBatch(), new List<ExpenditureLine>(), 0);
        while (file.Read(batch, 1_000))
        {
            lines.AddRange(batch.Lines);
            repeats += batch.Repeats.Count;
        }

        return (lines, repeats);
    }
}
