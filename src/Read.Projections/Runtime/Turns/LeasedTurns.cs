using Npgsql;
using PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

namespace PartnerGraph.Read.Projections.Runtime.Turns;

/// <summary>The turns of whoever holds a lease.</summary>
/// <param name="sought">Whether a node that waits for its turn seeks the lease; otherwise it comes with what the node follows.</param>
internal sealed class LeasedTurns(NodeLeases leases, ReadConnections connections, ReadNames names, string lease, bool sought) : INodeTurns
{
    /// <summary>Of what acts beside reactions, whatever the release: two of them never act at once.</summary>
    public const string Acting = "acting";

    public Task<CancellationToken> Next(CancellationToken cancellation)
    {
        if (sought) leases.Seek(lease);
        return leases.Turn(lease, cancellation);
    }

    public async Task<bool> IsMine(CancellationToken cancellation)
    {
        if (leases.TokenOf(lease) is not { } token) return false;
        try
        {
            await using var connection = await connections.Open(cancellation);
            await using var ask = new NpgsqlCommand(
                $"SELECT EXISTS (SELECT 1 FROM {names.Leases} WHERE name = $1 AND holder = $2 AND token = $3 AND until > clock_timestamp())", connection)
            {
                Parameters = { new() { Value = lease }, new() { Value = connections.Node }, new() { Value = token } },
            };
            return await ask.ExecuteScalarAsync(cancellation) is true;
        }
        catch (Exception away) when (ReadDatabaseFaults.IsPassing(away))
        {
            throw new ReadModelUnavailableException(lease, away);
        }
    }
}
