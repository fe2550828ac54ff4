using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Export;

internal enum ExportFormat { Csv, Xlsx, Focus }

internal static class ExportCommand
{
    public static Command Build() => new("export", "Write what the API tells into files.")
    {
        Expenditures(), ServerExports.Bill(), ServerExports.Incentives(), ServerExports.Payouts(), ServerExports.Summary(),
    };

    private static Command Expenditures()
    {
        var server = TargetOptions.Server(required: true);
        var token = TargetOptions.Token();
        var month = Month("--month", "One billing month, such as 2026-01.");
        var from = Month("--from", "The first of several billing months.");
        var to = Month("--to", "The last of several billing months, included.");
        var format = Usage.Choice("--format", ExportFormat.Csv, "csv is the layout that 'import csv' reads; xlsx holds amounts as numbers where a sheet's numbers are exact, else as text; focus is CSV in the columns of FOCUS 1.0, which the server writes and 'import focus' reads. Default: what --out ends with.");
        var file = new Option<string>("--out") { Description = "The file to write.", Required = true };
        var command = new Command("expenditures", Usage.WithExamples(
            "Write the billing lines that the token's owner may see, with all eight decimals.",
            "partnergraph export expenditures --month 2026-01 --out january.csv --server http://127.0.0.1:5080 --token $TOKEN",
            "partnergraph export expenditures --from 2025-10 --to 2025-12 --out quarter.xlsx --server http://127.0.0.1:5080 --token $TOKEN"))
        {
            month, from, to, format, file, server, token,
        };
        command.Validators.Add(result =>
        {
            var (one, first, last) = (result.GetResult(month) is not null, result.GetResult(from) is not null, result.GetResult(to) is not null);
            if (one ? first || last : !first || !last) result.AddError("Give either --month or both --from and --to.");
            else if (FormatOf(result.GetValue(file)) is var named && result.GetResult(format) is { Implicit: false } && named is not null && !Fits(named, result.GetValue(format)))
                result.AddError($"--out ends with .{named.Value.ToString().ToLowerInvariant()}, and --format says {result.GetValue(format).ToString().ToLowerInvariant()}.");
            else if (named is null && result.GetResult(format) is not { Implicit: false }) result.AddError("--out ends neither with .csv nor with .xlsx; say with --format what to write.");
            else if (!one && result.GetValue(from) > result.GetValue(to)) result.AddError("--from lies after --to.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var first = parsed.GetResult(month) is not null ? parsed.GetValue(month) : parsed.GetValue(from);
            var last = parsed.GetResult(month) is not null ? first : parsed.GetValue(to);
            using var api = TargetOptions.Api(parsed.GetValue(server)!, parsed.GetValue(token));
            if (parsed.GetResult(format) is { Implicit: false } && parsed.GetValue(format) == ExportFormat.Focus)
                await new ServerExport(api, Files.Output(parsed.GetValue(file)!)).Run("exportExpenditures", new { from = first.ToString(), to = last.ToString(), format = "FOCUS" }, cancellation);
            else await new ExpenditureExport(api, FormatOf(parsed.GetValue(file)) ?? parsed.GetValue(format), Files.Output(parsed.GetValue(file)!)).Run(first, last, cancellation);
        });
        return command;
    }

    internal static void CheckFormat(CommandResult result, Option<string> file, Option<ExportFormat> format)
    {
        var named = FormatOf(result.GetValue(file));
        if (named is null && result.GetResult(format) is not { Implicit: false }) result.AddError("--out ends neither with .csv nor with .xlsx; say with --format what to write.");
        else if (named is not null && result.GetResult(format) is { Implicit: false } && !Fits(named, result.GetValue(format)))
            result.AddError($"--out ends with .{named.Value.ToString().ToLowerInvariant()}, and --format says {result.GetValue(format).ToString().ToLowerInvariant()}.");
    }

    // FOCUS is written as CSV.
    private static bool Fits(ExportFormat? named, ExportFormat format) => named == format || (named == ExportFormat.Csv && format == ExportFormat.Focus);

    internal static ExportFormat? FormatOf(string? file) => Path.GetExtension(file)?.ToLowerInvariant() switch
    {
        ".csv" => ExportFormat.Csv,
        ".xlsx" => ExportFormat.Xlsx,
        _ => null,
    };

    internal static Option<BillingMonth> Month(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM",
        CustomParser = result =>
        {
            if (BillingMonth.TryParse(result.Tokens[0].Value, out var month)) return month;
            result.AddError($"{name} is a month such as 2026-01, not '{result.Tokens[0].Value}'.");
            return default;
        },
    };
}
