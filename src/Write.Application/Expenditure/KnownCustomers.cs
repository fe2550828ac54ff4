using System.Collections.Concurrent;

namespace PartnerGraph.Write.Application.Expenditure;

/// <summary>
/// Remembers which customers exist, so that a file of millions of lines asks once a customer. Customers never cease to
/// exist; the ones that do not exist yet are asked for again.
/// </summary>
/// <param name="exists">Whether the customer's stream has begun.</param>
public sealed class KnownCustomers(Func<string, CancellationToken, Task<bool>> exists)
{
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    public ValueTask<bool> Exists(string customerId, CancellationToken cancellation) =>
        known.ContainsKey(customerId) ? ValueTask.FromResult(true) : Ask(customerId, cancellation);

    private async ValueTask<bool> Ask(string customerId, CancellationToken cancellation)
    {
        if (!await exists(customerId, cancellation)) return false;
        known.TryAdd(customerId, true);
        return true;
    }
}
