using PartnerGraph.Cli.Terminal;
using PartnerGraph.Import;
using PartnerGraph.Import.Focus;

namespace PartnerGraph.Cli.Import;

/// <summary>Imports the files of one command: looks through them first, then records them one after the other.</summary>
internal sealed class ImportRun(ImportRequest request, ILineTarget target, TimeProvider clock)
{
    private readonly ImportSummary all = new(clock.GetUtcNow());
    private ImportTotals reached = ImportTotals.None;
    private Tenure tenure = Tenure.Unknown;
    private FileSurvey? survey;
    private StoredMonths? stored;
    private long reversed;

    public async Task<int> Run(CancellationToken cancellation)
    {
        try
        {
            var sieve = new RepeatSieve(request.Files.Sum(file => new FileInfo(file).Length), request.KeepAlike);
            await LookFirst(sieve, cancellation);
            await TakeBack(cancellation);
            foreach (var file in request.Files) await ImportFile(file, sieve, cancellation);
            if (request.Files.Count > 1) Console.WriteLine(all.Text($"All {request.Files.Count} files", "FILE.rejected.csv"));
            if (request.Restates) Console.WriteLine($"Charges taken back because the files no longer state them: {reversed}.");
            if (all.Totals.Position > 0)
            {
                Console.WriteLine($"The lines are stored up to position {all.Totals.Position}.");
                await Wait(cancellation);
            }
            else Console.WriteLine("Nothing was stored.");

            return all.Totals.Rejected == 0 ? 0 : Failures.Failed;
        }
        catch (OperationCanceledException)
        {
            throw new CommandFailure(
                $"Interrupted after {reached.Recorded} recorded and {reached.Repeated} repeated lines, all of them stored safely. "
                + "Run the same command again to go on; what is stored is not stored twice.", Failures.Interrupted);
        }
    }

    private async Task LookFirst(RepeatSieve sieve, CancellationToken cancellation)
    {
        using var report = new ProblemReport(path: null);
        survey = new FileSurvey(target, request, sieve, report.Add);
        foreach (var name in request.Files)
        {
            var accounts = request.Create is null ? null : new NewCustomers();
            using var file = ExpenditureFile.Open(name, Format(accounts));
            if (!file.HasIds) Console.Error.WriteLine($"{name}: brings no line ids; they are made of what each line says, so that a restated charge is another line.");
            await Progress.Show<object?>(request.Progress, $"Checking {Path.GetFileName(name)}", async step =>
            {
                await survey.Read(file, accounts, step, cancellation);
                return null;
            });
        }

        if (request.Strict && survey.Problems > 0)
            throw new CommandFailure($"Nothing was stored: {survey.Problems} problems were found, and --strict was asked for.");
        stored = new StoredMonths(target, request, survey);
        await stored.Compare(name => ExpenditureFile.Open(name, Format(request.Create is null ? null : new NewCustomers()), sieve), cancellation);
        sieve.Rewind();
        stored.RefuseOverlap();
        await new LetterCase(target).Compare([.. survey.Customers.Select(customer => customer.CustomerId)], cancellation);
        if (request.Create is { } ownership && survey.Earliest is { } earliest) await Own(survey.Customers, ownership, earliest, cancellation);
        tenure = new Tenure(await target.Belonging([.. survey.Customers.Select(customer => customer.CustomerId)], cancellation));
    }

    // Before the new charges: a month that is too low for a moment harms nobody, one that is too high alerts and freezes.
    private async Task TakeBack(CancellationToken cancellation)
    {
        foreach (var (source, lineIds) in stored?.Vanished ?? [])
        {
            foreach (var some in lineIds.Chunk(250))
            {
                cancellation.ThrowIfCancellationRequested();
                var batch = await target.Reverse(source, some, cancellation);
                if (batch.Lines.FirstOrDefault(line => line.Rejections.Count > 0) is { Rejections: [var refusal, ..] }) throw new CommandFailure(refusal.Message);
                reversed += some.Length;
                all.Totals = all.Totals with { Position = Math.Max(all.Totals.Position, batch.Position) };
            }
        }
    }

    private async Task Own(IReadOnlyCollection<NewCustomer> customers, Ownership ownership, DateTimeOffset earliest, CancellationToken cancellation)
    {
        var since = new DateTimeOffset(earliest.UtcTicks - (earliest.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero).AddSeconds(-1);
        if (ownership.Since < since) since = ownership.Since.Value;
        var refusals = await target.Own(customers, ownership, since, cancellation);
        if (refusals.Count == 0) return;
        foreach (var refusal in refusals.Take(20)) Console.Error.WriteLine(refusal);
        throw new CommandFailure($"No line was stored: {refusals.Count} customers cannot be made customers of {ownership.PartnerId}.");
    }

    private async Task ImportFile(string name, RepeatSieve sieve, CancellationToken cancellation)
    {
        using var file = ExpenditureFile.Open(name, Format(request.Create is null ? null : new NewCustomers()), sieve);
        foreach (var column in file.UnknownColumns) Console.Error.WriteLine($"{name}: the column {column} is not known and ignored.");
        var rejectPath = Path.Combine(request.RejectDirectory ?? Path.GetDirectoryName(Path.GetFullPath(name))!, Path.GetFileName(name) + ".rejected.csv");
        using var rejects = new RejectFile(rejectPath, file.HeaderRecord);
        using var report = new ProblemReport(rejectPath + ".txt");
        var summary = new ImportSummary(clock.GetUtcNow());
        await Progress.Show<object?>(request.Progress, $"Importing {Path.GetFileName(name)}", async step =>
        {
            var import = new ExpenditureImport(async (lines, stop) => survey!.Judged(lines, await target.Record(lines, stop)))
            {
                OnProblem = report.Add,
                Rejects = rejects,
                OnRecorded = (batch, recorded) =>
                {
                    summary.Add(batch, recorded, tenure);
                    all.Add(batch, recorded, tenure);
                },
                OnProgress = progress =>
                {
                    reached = progress;
                    step(new Step(progress.BytesRead, file.Length ?? 0, $"{progress.Read} lines acknowledged"));
                },
            };
            summary.Totals = await import.Run(file, cancellation);
            return null;
        });
        all.Totals = all.Totals.Plus(summary.Totals);
        Console.WriteLine(summary.Text(name, rejectPath));
    }

    private Task Wait(CancellationToken cancellation) => request.Waits
        ? Progress.Show<object?>(request.Progress, "Read models", async step =>
        {
            await target.Finish(all.Totals.Position, step, cancellation);
            return null;
        })
        : Task.CompletedTask;

    private ILineFormat Format(NewCustomers? accounts) => request.Layout == FileLayout.Csv
        ? new PartnerGraphFormat(request.Source, request.Currency)
        : new FocusFormat(accounts ?? Mapped(), request.Source, request.Currency);

    private ISubAccounts Mapped()
    {
        if (request.Map is null) return new AccountsAsCustomers();
        using var text = new StreamReader(request.Map);
        return SubAccountMap.Read(text);
    }
}
