using System.Text;
using PartnerGraph.Import.Focus;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import.Tests;

public sealed class FocusFormatTests
{
    private const string Header = "SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,ListCost,Id,x_Team\n";

    private static readonly SubAccountMap Map = new(new Dictionary<string, string> { ["a1"] = "customer-1" });

    [Fact]
    public void Columns_come_in_any_order_and_unknown_ones_are_named()
    {
        var (lines, problems, file) = Read("\ufeff" + Header + "a1,ECS,2024-09-18 22:00:00,2024-09-18 23:00:00,0.1,0.105,7,red\n");
        Assert.Empty(problems);
        Assert.Equal(["x_Team"], file.UnknownColumns);
        var line = Assert.Single(lines);
        Assert.Equal(("focus", "7", "customer-1", "ECS"), (line.Source, line.LineId, line.CustomerId, line.ServiceType));
        Assert.Equal(ExactAmount.Of(0.005m), line.Amounts.DiscountedAmount);
        Assert.Equal(ExactAmount.Of(0.1m), line.Amounts.MonthlySettlement);
    }

    [Theory, Trait("Rule", "BILL-23")]
    [InlineData("2024-09-18 22:00:00", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-18T22:00:00Z", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-19T06:00:00+08:00", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-18 22:00:00.5", "2024-09-18T22:00:00.5Z")]
    [InlineData("2024-09-18 22:00:00 UTC", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-18", "2024-09-18T00:00:00Z")]
    public void An_instant_without_offset_is_UTC(string written, string meant)
    {
        var (lines, _, _) = Read(Header + $"a1,ECS,{written},2024-09-30T00:00:00Z,0.1,0.1,7,\n");
        Assert.Equal(DateTimeOffset.Parse(meant), Assert.Single(lines).ChargedFrom);
    }

    [Fact]
    public void Quotes_and_line_breaks_belong_to_their_field()
    {
        var (lines, problems, _) = Read(Header
            + "a1,\"E\"\"C\"\"S\",2024-09-18 22:00:00,2024-09-18 23:00:00,1,1,7,\"two\r\nlines, one field\"\r\n"
            + "a1,OBS,2024-09-18 22:00:00,2024-09-18 23:00:00,x,1,8,\n");
        Assert.Equal("E\"C\"S", Assert.Single(lines).ServiceType);
        Assert.Equal("bill.csv:4: BilledCost: An amount is a decimal number. 'x' is not one.", Assert.Single(problems).ToString());
    }

    [Theory]
    [InlineData("a2,ECS,2024-09-18 22:00:00,2024-09-18 23:00:00,1,1,7,", "SubAccountId: The account 'a2' is mapped to no customer.")]
    [InlineData("NULL,ECS,2024-09-18 22:00:00,2024-09-18 23:00:00,1,1,7,", "SubAccountId: An account is expected.")]
    [InlineData("a1,NULL,2024-09-18 22:00:00,2024-09-18 23:00:00,1,1,7,", "ServiceName: A value is expected.")]
    [InlineData("a1,ECS,2024-02-30 22:00:00,2024-09-18 23:00:00,1,1,7,", "ChargePeriodStart: An instant such as 2024-09-18T22:00:00Z is expected, not '2024-02-30 22:00:00'.")]
    [InlineData("a1,ECS,2024-09-18 22:00:00,NULL,1,1,7,", "ChargePeriodEnd: An instant such as 2024-09-18T22:00:00Z is expected, not ''.")]
    [InlineData("a1,ECS,2024-09-18 22:00:00,2024-09-18 23:00:00,NULL,1,7,", "BilledCost: An amount is expected.")]
    [InlineData("a1,ECS,2024-09-18 22:00:00,2024-09-18 23:00:00,1,1", ": The record has 6 fields, not 8.")]
    [InlineData("a1,\"E\"CS,2024-09-18 22:00:00,2024-09-18 23:00:00,1,1,7,", ": The quotes of the record do not match, or it is too long.")]
    public void A_bad_line_is_told_with_column_and_reason_and_its_neighbours_stand(string bad, string expected)
    {
        var good = "a1,ECS,2024-09-18 22:00:00,2024-09-18 23:00:00,1,1,";
        var (lines, problems, _) = Read($"{Header}{good}1,\n{bad}\n\n{good}2,\n");
        Assert.Equal(["1", "2"], lines.Select(line => line.LineId));
        var problem = Assert.Single(problems);
        Assert.Equal(expected, $"{problem.Column}: {problem.Reason}");
        Assert.Equal(3, problem.LineNumber);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NULL")]
    [InlineData("null")]
    [InlineData("None")]
    [InlineData("N/A")]
    [InlineData("NaN")]
    [InlineData(" ")]
    public void What_says_that_there_is_no_value_is_neither_customer_nor_currency(string nothing)
    {
        const string header = "SubAccountId,BillingAccountId,BillingCurrency,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost\n";
        const string rest = ",ECS,2024-09-18,2024-09-19,1\n";
        var (lines, problems) = ReadWith(new FocusFormat(new NewCustomers()), $"{header}{nothing},b1,USD{rest}{nothing},{nothing},USD{rest}a1,b1,{nothing}{rest}");
        Assert.Equal("b1", Assert.Single(lines).CustomerId);
        Assert.Equal(
            ["bill.csv:3: SubAccountId: An account is expected.", "bill.csv:4: BillingCurrency: A currency is expected, such as USD; --currency says it for lines that name none."],
            problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Sub_accounts_are_there_where_the_provider_knows_such_a_thing()
    {
        const string text = "BillingAccountId,BillingCurrency,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost\nb1,USD,ECS,2024-09-18,2024-09-19,1\n";
        Assert.Equal("b1", Assert.Single(ReadWith(new FocusFormat(new NewCustomers()), text).Lines).CustomerId);
        var neither = Assert.Throws<ImportFileException>(() => ReadWith(new FocusFormat(new NewCustomers()), text.Replace("BillingAccountId", "Account", StringComparison.Ordinal)));
        Assert.Equal("The file lacks the column SubAccountId.", neither.Message);
    }

    [Fact]
    public void A_file_that_names_no_currency_is_refused_and_not_taken_for_dollars()
    {
        const string text = "SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost\na1,ECS,2024-09-18,2024-09-19,1\n";
        var refused = Assert.Throws<ImportFileException>(() => ReadWith(new FocusFormat(new NewCustomers()), text));
        Assert.Equal("The file lacks the column BillingCurrency; where all its amounts are in US dollars, --currency USD says so.", refused.Message);
        Assert.Equal("EUR", Assert.Single(ReadWith(new FocusFormat(new NewCustomers(), currency: "EUR"), text).Lines).Currency);
    }

    [Fact]
    public void Columns_of_later_releases_are_known()
    {
        const string text = "SubAccountId,SubAccountType,InvoiceId,SkuMeter,SkuPriceDetails,PricingCurrency,CapacityReservationStatus,BillingCurrency,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost\n";
        using var file = new ExpenditureFile("bill.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), new FocusFormat(Map));
        Assert.Empty(file.UnknownColumns);
    }

    [Fact]
    public void A_missing_quote_costs_its_line_and_no_other()
    {
        var good = "a1,ECS,2024-09-18 22:00:00,2024-09-18 23:00:00,1,1,";
        var (lines, problems, _) = Read($"{Header}{good}1,\n{good}2,\"no end\n{good}3,\n{good}4,\"end\"\n");
        Assert.Equal(["1", "3", "4"], lines.Select(line => line.LineId));
        Assert.Equal(3, Assert.Single(problems).LineNumber);
    }

    [Fact]
    public void A_line_without_id_is_known_by_its_content_whatever_the_order_of_columns()
    {
        var (first, _, _) = Read("SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,SkuId\na1,ECS,2024-09-18,2024-09-19,1,NULL\na1,ECS,2024-09-18,2024-09-19,1,s\n");
        var (second, _, _) = Read("BilledCost,ServiceName,ChargePeriodEnd,ChargePeriodStart,SubAccountId\n1,ECS,2024-09-19,2024-09-18,a1\n");
        Assert.Equal(first[0].LineId, Assert.Single(second).LineId);
        Assert.NotEqual(first[0].LineId, first[1].LineId);
        Assert.Matches("^h2-[0-9a-f]{32}$", first[0].LineId);
    }

    [Theory]
    [InlineData("SubAccountId,ServiceName\n", "The file lacks the columns BilledCost, ChargePeriodStart, ChargePeriodEnd.")]
    [InlineData("SubAccountId,subaccountid\n", "The column subaccountid is there twice.")]
    [InlineData("", "The file is empty.")]
    public void A_file_of_another_kind_is_refused(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<ImportFileException>(() => Read(text)).Message);

    private static (List<ExpenditureLine> Lines, List<LineProblem> Problems) ReadWith(FocusFormat format, string text)
    {
        using var file = new ExpenditureFile("bill.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), format);
        var batch = new ImportBatch();
        file.Read(batch, 100);
        return ([.. batch.Lines], [.. batch.Unread.SelectMany(unread => unread.Problems)]);
    }

    private static (List<ExpenditureLine> Lines, List<LineProblem> Problems, ExpenditureFile File) Read(string text)
    {
        using var file = new ExpenditureFile("bill.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), new FocusFormat(Map, currency: "USD"));
        var batch = new ImportBatch();
        var (lines, problems) = (new List<ExpenditureLine>(), new List<LineProblem>());
        while (file.Read(batch, 2))
        {
            lines.AddRange(batch.Lines);
            problems.AddRange(batch.Unread.SelectMany(unread => unread.Problems));
        }

        return (lines, problems, file);
    }
}
