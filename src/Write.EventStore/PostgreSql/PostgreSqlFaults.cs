using System.Net.Sockets;
using Npgsql;

namespace PartnerGraph.Write.EventStore.PostgreSql;

/// <summary>Tells faults that pass (the server restarts, fails over, has no room or no connection left) from those that do not.</summary>
internal static class PostgreSqlFaults
{
    public static bool IsPassing(Exception fault) => fault switch
    {
        // Connection exceptions, no resources (connections, disk, memory), shut down or starting, a session that was ended while it stalled, and locks.
        PostgresException told => told.SqlState is ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or "25P03" or "25006" or "55P03" or "57014" or "58030" or "40001" or "40P01",
        NpgsqlException or SocketException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>As the port tells it.</summary>
    public static Exception Told(Exception fault) =>
        IsPassing(fault) ? new StoreUnavailableException($"The event store cannot be reached: {fault.Message}", fault) : fault;
}
