using Npgsql;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>Tells what passes by itself from what an event is at fault for.</summary>
internal static class ReadDatabaseFaults
{
    public static bool IsPassing(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            // Away, starting, stopping or without room; a login that is refused; a session that was ended; locks; a generation that another node has replaced.
            if (fault is PostgresException told)
                return told.SqlState is ['0', '8', ..] or ['2', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or "25P03" or "25006" or "55P03" or "57014" or "58030" or "40001" or "40P01"
                    or "42P01" or "3F000";
            if (fault is NpgsqlException) return true;
        }

        return false;
    }
}
