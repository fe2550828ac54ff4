using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Turns;

namespace PartnerGraph.Processes.Customers;

/// <summary>The codes of this process that are to be tried again.</summary>
public sealed class CodesSetAside : IDisposable
{
    private readonly ConcurrentDictionary<long, UndeliveredCodeRow> waiting = [];
    private readonly SemaphoreSlim added = new(0);

    public IReadOnlyCollection<UndeliveredCodeRow> Waiting => [.. waiting.Values];

    public void Add(UndeliveredCodeRow code)
    {
        waiting[code.Position] = code;
        added.Release();
    }

    /// <summary>Another node has them now.</summary>
    public void Clear() => waiting.Clear();

    public void Remove(UndeliveredCodeRow code) => waiting.TryRemove(code.Position, out _);

    /// <summary>Completes when another one was added.</summary>
    public Task Added(CancellationToken cancellation) => added.WaitAsync(cancellation);

    public void Dispose() => added.Dispose();
}

/// <summary>Tries what could not be delivered again, each code on its own; also what a process that ended, or another node, had set aside.</summary>
public sealed class WhenCodeSetAsideThenTryAgain(
    CodesSetAside codes, CodeCourier courier, IDbContextFactory<ReadModel<WhenCodeIssuedThenDeliver>> rows,
    IReadModelStatements<WhenCodeIssuedThenDeliver> statements, ProjectionOptions options, INodeTurns<WhenCodeIssuedThenDeliver> turns, TimeProvider clock)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunReactions) return;
        await Task.Yield();
        var turn = CancellationToken.None;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                turn = await turns.Next(stoppingToken);
                using var acting = CancellationTokenSource.CreateLinkedTokenSource(turn, stoppingToken);
                await Act(acting.Token);
            }
            catch (OperationCanceledException) when (turn.IsCancellationRequested || stoppingToken.IsCancellationRequested)
            {
                // What waits is in the rows.
                codes.Clear();
            }
        }
    }

    private async Task Act(CancellationToken acting)
    {
        foreach (var code in await Left(acting)) codes.Add(code);
        while (true)
        {
            await Task.WhenAll(codes.Waiting.Select(code => Try(code, acting)));
            if (codes.Waiting.Count == 0) await codes.Added(acting);
            else await Task.Delay(Pause, clock, acting);
        }
    }

    private async Task Try(UndeliveredCodeRow code, CancellationToken cancellation)
    {
        try
        {
            if (await courier.Try(code, cancellation)) codes.Remove(code);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // The log is away for a moment: the code has its next turn.
        }
    }

    private async Task<IReadOnlyList<UndeliveredCodeRow>> Left(CancellationToken cancellation)
    {
        // Nearly always there are none, and nothing else reads these rows.
        using var any = statements.Keep("SELECT 1 FROM \"undelivered_code\" LIMIT 1");
        while (true)
        {
            try
            {
                if (any.Scalar() is null) return [];
                await using var db = await rows.CreateDbContextAsync(cancellation);
                return await db.Set<UndeliveredCodeRow>().ToListAsync(cancellation);
            }
            catch (Exception fault) when (fault is ReadModelUnavailableException or DbException)
            {
                // One reaction that cannot be read ends no server. The machine's time: a clock that stands still opens no files.
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            }
        }
    }
}
