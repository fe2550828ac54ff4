using PartnerGraph.Cli.Terminal;
using PartnerGraph.EventStore.Expenditure;
using PartnerGraph.Import;
using PartnerGraph.Import.Focus;

namespace PartnerGraph.Cli.Import;

/// <summary>Imports the files of one command: looks at them first where that is asked for, then records them one after the other.</summary>
internal sealed class ImportRun(ImportRequest request, ILineTarget target)
{
    private ImportTotals reached = ImportTotals.None;

    public async Task<int> Run(CancellationToken cancellation)
    {
        try
        {
            if (request.Strict || request.Create is not null) await LookFirst(cancellation);
            var rejected = 0L;
            foreach (var file in request.Files) rejected += await ImportFile(file, cancellation);
            return rejected == 0 ? 0 : Failures.Failed;
        }
        catch (OperationCanceledException)
        {
            throw new CommandFailure(
                $"Interrupted after {reached.Recorded} recorded and {reached.Repeated} repeated lines, all of them stored safely. "
                + "Run the same command again to go on; what is stored is not stored twice.", Failures.Interrupted);
        }
    }

    private async Task LookFirst(CancellationToken cancellation)
    {
        using var report = new ProblemReport(path: null);
        var survey = new FileSurvey(target, request, report.Add);
        foreach (var name in request.Files)
        {
            var accounts = request.Create is null ? null : new NewCustomers();
            using var file = ExpenditureFile.Open(name, Format(accounts));
            await Progress.Show<object?>(request.Progress, $"Checking {Path.GetFileName(name)}", async step =>
            {
                await survey.Read(file, accounts, step, cancellation);
                return null;
            });
        }

        if (request.Strict && survey.Problems > 0)
            throw new CommandFailure($"Nothing was stored: {survey.Problems} problems were found, and --strict was asked for.");
        if (request.Create is { } ownership && survey.Earliest is { } earliest) await Own(survey.Customers, ownership, earliest, cancellation);
    }

    private async Task Own(IReadOnlyCollection<NewCustomer> customers, Ownership ownership, DateTimeOffset earliest, CancellationToken cancellation)
    {
        var since = new DateTimeOffset(earliest.UtcTicks - (earliest.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero).AddSeconds(-1);
        var refusals = await target.Own(customers, ownership, since, cancellation);
        if (refusals.Count == 0) return;
        foreach (var refusal in refusals.Take(20)) Console.Error.WriteLine(refusal);
        throw new CommandFailure($"No line was stored: {refusals.Count} customers cannot be made customers of {ownership.PartnerId}.");
    }

    private async Task<long> ImportFile(string name, CancellationToken cancellation)
    {
        using var file = ExpenditureFile.Open(name, Format(request.Create is null ? null : new NewCustomers()));
        foreach (var column in file.UnknownColumns) Console.Error.WriteLine($"{name}: the column {column} is not known and ignored.");
        var rejectPath = Path.Combine(request.RejectDirectory ?? Path.GetDirectoryName(Path.GetFullPath(name))!, Path.GetFileName(name) + ".rejected.csv");
        using var rejects = new RejectFile(rejectPath, file.HeaderRecord);
        using var report = new ProblemReport(rejectPath + ".txt");
        var sums = new ExactTotals();
        var totals = await Progress.Show(request.Progress, $"Importing {Path.GetFileName(name)}", async step =>
        {
            var import = new ExpenditureImport(async (lines, c) =>
            {
                var batch = await target.Record(lines, c);
                sums.Add(lines, batch);
                return batch;
            })
            {
                OnProblem = report.Add,
                Rejects = rejects,
                OnProgress = progress =>
                {
                    reached = progress;
                    step(new Step(progress.BytesRead, file.Length ?? 0, $"{progress.Recorded + progress.Repeated + progress.Rejected} lines acknowledged"));
                },
            };
            var done = await import.Run(file, cancellation);
            await target.Finish(done.Position, text => step(new Step(done.BytesRead, done.BytesRead, text)), cancellation);
            return done;
        });
        Summarize(name, totals, sums, rejectPath);
        return totals.Rejected;
    }

    private static void Summarize(string name, ImportTotals totals, ExactTotals sums, string rejectPath)
    {
        LineOutcome[] stored = [LineOutcome.Recorded, LineOutcome.Repeated];
        Console.WriteLine($"""
            {name}
              lines read          {totals.Recorded + totals.Repeated + totals.Rejected}
              recorded            {totals.Recorded}
              repeated            {totals.Repeated}
              rejected            {totals.Rejected}{(totals.Rejected > 0 ? $" (see {rejectPath})" : "")}
              amount due stored   {sums.Kept(stored)} USD
              rounding remainder  {sums.Remainder(stored)} USD
              amount due stated   {sums.Stated(stored)} USD
            """);
    }

    private ILineFormat Format(NewCustomers? accounts) => request.Layout == FileLayout.Csv
        ? new PartnerGraphFormat(request.Source)
        : new FocusFormat(accounts ?? Mapped(), request.Source);

    private ISubAccounts Mapped()
    {
        if (request.Map is null) return new AccountsAsCustomers();
        using var text = new StreamReader(request.Map);
        return SubAccountMap.Read(text);
    }
}
