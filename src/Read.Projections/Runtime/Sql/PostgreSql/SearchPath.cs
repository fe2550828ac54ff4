using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>Points a session at one generation whenever a context opens it: one pool serves all of them.</summary>
internal sealed class SearchPath(string place) : DbConnectionInterceptor
{
    /// <summary>Names are the product's own: of letters, digits, dashes and underscores.</summary>
    public static string Of(string place) => $"SET search_path TO \"{place}\"";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The product's own names.
        command.CommandText = Of(place);
#pragma warning restore CA2100
        return command;
    }
}
