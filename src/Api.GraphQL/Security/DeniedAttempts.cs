using System.Collections.Concurrent;
using GraphQL;
using PartnerGraph.Api.GraphQL.Platform;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Organization.Audit;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>
/// Keeps what known callers were denied (ADR 78), before they are answered. The same within an hour costs nothing here: only what this process has not seen asks the log, which has bounds of its own.
/// Callers without a token are nobody and are only counted.
/// </summary>
public sealed partial class DeniedAttempts(CommandRunner runner, TimeProvider clock, ILogger<DeniedAttempts> log)
{
    private const string Actor = "system:access-audit";

    // Of an hour; what is beyond is counted and not looked up.
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(string Account, string Subject, string Field, string Code), long> seen = [];
    private long hour;

    /// <summary>Never fails: who is denied is denied, also when that cannot be kept.</summary>
    public async ValueTask Keep(Actor actor, string field, ExecutionError refusal)
    {
        TransportTelemetry.Denied.Add(1, KeyValuePair.Create<string, object?>("code", refusal.Code));
        if (actor.Subject.Length == 0) return;
        var now = clock.GetUtcNow();
        var account = new DenialAccount(actor.PartnerId, actor.CustomerId, actor.IsVendor);
        if (!IsNew((account.Key, actor.Subject, field, refusal.Code!), now.UtcTicks / TimeSpan.TicksPerHour)) return;
        try
        {
            var permission = refusal.Extensions is { } told && told.TryGetValue("permission", out var named) ? named as string : null;
            await runner.Run(
                DenialDecider.Definition, new RecordDenial(account, actor.Subject, field, refusal.Code!, permission, now), new CommandContext(Actor, Correlation.Id), CancellationToken.None);
        }
        catch (Exception fault)
        {
            seen.TryRemove((account.Key, actor.Subject, field, refusal.Code!), out _);
            Unkept(log, fault, field);
        }
    }

    private bool IsNew((string, string, string, string) key, long now)
    {
        // Whoever sees the hour change first forgets the one before; one that is forgotten in between is asked of the log.
        if (Interlocked.Exchange(ref hour, now) != now) seen.Clear();
        return seen.Count < Most && seen.TryAdd(key, now);
    }

    [LoggerMessage(LogLevel.Error, "That {Field} was denied could not be kept.")]
    private static partial void Unkept(ILogger log, Exception fault, string field);
}
