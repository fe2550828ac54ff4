using System.CommandLine;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Export;

/// <summary>What the server writes into a file, and this program fetches.</summary>
internal static class ServerExports
{
    private const string Example = "--server http://127.0.0.1:5080 --token $TOKEN";

    public static Command Bill()
    {
        var month = ExportCommand.Month("--month", "The billing month, such as 2026-01; it must have been billed.");
        month.Required = true;
        var partner = new Option<string?>("--partner") { Description = "Whose bill, by the id that the API tells; the token's own partner when omitted." };
        return Command(
            "bill", "Have the server write a partner's bill of a month, line by line with all eight decimals, and fetch the file.",
            [$"partnergraph export bill --month 2026-01 --out january.xlsx {Example}", $"partnergraph export bill --month 2026-01 --format focus --out january.csv {Example}"],
            "csv, xlsx, or focus for CSV in the columns of FOCUS 1.0. Default: what --out ends with.", [month, partner], "exportBill",
            (parsed, format, mark) => new { month = parsed.GetValue(month).ToString(), format, partnerId = parsed.GetValue(partner), byteOrderMark = mark },
            "It takes an administrator of the partner, an operator with bill.view, or finance with --partner.");
    }

    public static Command Incentives()
    {
        var statement = new Option<string>("--statement") { Description = "The statement, by the id that the API tells.", Required = true };
        return Command(
            "incentives", "Have the server write an incentive statement, line by line with all eight decimals, and fetch the file.",
            [$"partnergraph export incentives --statement $STATEMENT --out statement.csv {Example}"],
            "csv or xlsx. Default: what --out ends with.", [statement], "exportIncentiveStatement",
            (parsed, format, mark) => new { statementId = parsed.GetValue(statement), format, byteOrderMark = mark });
    }

    public static Command Payouts()
    {
        var (from, to) = Months("in which payouts were applied for");
        var partner = new Option<string?>("--partner") { Description = "Of one partner alone, by the id that the API tells." };
        return Command(
            "payouts", "Have the server write the payouts that were applied for in months, one a row, and fetch the file.",
            [$"partnergraph export payouts --from 2026-01 --to 2026-03 --out payouts.xlsx {Example}"],
            "csv or xlsx. Default: what --out ends with.", [from, to, partner], "exportPayouts",
            (parsed, format, mark) => new { from = MonthOf(parsed, from), to = MonthOf(parsed, to), format, partnerId = parsed.GetValue(partner), byteOrderMark = mark });
    }

    public static Command Summary()
    {
        var (from, to) = Months("of what was spent");
        return Command(
            "summary", "Have the server write what customers spent, by month, customer, service, billing mode and model, and fetch the file.",
            [$"partnergraph export summary --from 2026-01 --to 2026-03 --out quarter.xlsx {Example}"],
            "csv or xlsx. Default: what --out ends with.", [from, to], "exportExpenditureSummary",
            (parsed, format, mark) => new { from = MonthOf(parsed, from), to = MonthOf(parsed, to), format, byteOrderMark = mark });
    }

    private static (Option<BillingMonth> From, Option<BillingMonth> To) Months(string of)
    {
        var from = ExportCommand.Month("--from", $"The first month {of}, such as 2026-01.");
        from.Required = true;
        return (from, ExportCommand.Month("--to", "The last month, included; the first one when omitted."));
    }

    private static string? MonthOf(ParseResult parsed, Option<BillingMonth> month) => parsed.GetResult(month) is null ? null : parsed.GetValue(month).ToString();

    private static Command Command(
        string name, string description, string[] examples, string formats, Option[] options, string mutation, Func<ParseResult, string, bool, object> input, string? needs = null)
    {
        var (server, token) = (TargetOptions.Server(required: true), TargetOptions.Token());
        var format = Usage.Choice("--format", ExportFormat.Csv, formats);
        var mark = new Option<bool>("--byte-order-mark") { Description = "Begin CSV with a byte order mark, by which some spreadsheets know UTF-8." };
        var file = new Option<string>("--out") { Description = "The file to write.", Required = true };
        var command = new Command(name, Usage.WithExamples(description, examples));
        foreach (var option in (Option[])[.. options, format, mark, file, server, token]) command.Add(option);
        command.Validators.Add(result => ExportCommand.CheckFormat(result, file, format));
        command.SetAction(async (parsed, cancellation) =>
        {
            using var api = TargetOptions.Api(parsed.GetValue(server)!, parsed.GetValue(token), needs);
            var written = parsed.GetResult(format) is { Implicit: false } ? parsed.GetValue(format) : ExportCommand.FormatOf(parsed.GetValue(file))!.Value;
            await new ServerExport(api, Files.Output(parsed.GetValue(file)!)).Run(
                mutation, input(parsed, written.ToString().ToUpperInvariant(), parsed.GetValue(mark)), cancellation);
        });
        return command;
    }
}
