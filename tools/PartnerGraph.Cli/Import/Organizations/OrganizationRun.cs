using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Import;
using PartnerGraph.Import.Organizations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Import.Organizations;

/// <summary>Publishes the organisations of one file: looks through it first where that is asked for, then stores batch by batch.</summary>
internal sealed class OrganizationRun(OrganizationRequest request, EmbeddedStore store)
{
    // So many share a commit of the store; the batch only bounds how long problems wait to be told in order.
    private const int InFlight = 16, Batch = 64;

    private readonly OrganizationIntake intake = new(store, request.Country);
    private readonly OrganizationTotals totals = new();

    public async Task<int> Run(CancellationToken cancellation)
    {
        try
        {
            if (request.Strict) await LookFirst(cancellation);
            var problems = $"{request.File}.rejected.txt";
            await Publish(problems, cancellation);
            Console.WriteLine(totals.Summary(request.File, problems));
            return totals.Refused == 0 ? 0 : Failures.Failed;
        }
        catch (OperationCanceledException)
        {
            throw new CommandFailure(
                $"Interrupted after {totals.All} organizations, all of them stored safely. Run the same command again to go on; "
                + "what is published is not published twice.", Failures.Interrupted);
        }
    }

    private async Task LookFirst(CancellationToken cancellation)
    {
        using var report = new ProblemReport(path: null);
        await Progress.Show<object?>(request.Progress, $"Checking {Path.GetFileName(request.File)}", async step =>
        {
            using var file = OrganizationFile.Open(request.File, report.Add);
            var read = 0L;
            foreach (var line in file.Lines())
            {
                cancellation.ThrowIfCancellationRequested();
                Tell(report, line, await intake.Refusals(line));
                if (++read % Batch == 0) step(new Step(file.BytesRead, file.Length ?? 0, $"{read} organizations read"));
            }

            return null;
        });
        if (report.Count > 0) throw new CommandFailure($"Nothing was stored: {report.Count} problems were found, and --strict was asked for.");
    }

    private async Task Publish(string problems, CancellationToken cancellation)
    {
        await using var readModels = new FollowedReadModels(store);
        var follows = !readModels.AreKeptElsewhere();
        if (follows) readModels.Follow();
        using var report = new ProblemReport(problems);
        await Progress.Show<object?>(request.Progress, $"Publishing {Path.GetFileName(request.File)}", async step =>
        {
            using var file = OrganizationFile.Open(request.File, problem =>
            {
                totals.Add(IntakeOutcome.Refused);
                report.Add(problem);
            });
            foreach (var batch in file.Lines().Chunk(Batch))
            {
                await Publish(batch, report, cancellation);
                step(new Step(file.BytesRead, file.Length ?? 0, $"{totals.All} organizations acknowledged"));
            }

            if (follows) await readModels.CatchUp(0, text => step(new Step(file.BytesRead, file.BytesRead, text)), cancellation);
            return null;
        });
    }

    private async Task Publish(OrganizationLine[] batch, ProblemReport report, CancellationToken cancellation)
    {
        var done = new Intake?[batch.Length];
        try
        {
            // Once begun an organisation is finished: half of one would be a partner that nobody finds.
            await Parallel.ForEachAsync(
                Enumerable.Range(0, batch.Length), new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellation },
                async (index, _) => done[index] = await intake.Publish(batch[index]));
        }
        finally
        {
            for (var index = 0; index < batch.Length; index++)
            {
                if (done[index] is not { } result) continue;
                totals.Add(result.Outcome);
                Tell(report, batch[index], result.Refusals);
            }
        }
    }

    private void Tell(ProblemReport report, OrganizationLine line, IReadOnlyList<Rejection> refusals)
    {
        foreach (var refusal in refusals)
            report.Add(new LineProblem(request.File, line.Number, OrganizationPartner.PropertyOf(refusal.Path), $"{refusal.Message} ({refusal.RuleId})"));
    }
}
