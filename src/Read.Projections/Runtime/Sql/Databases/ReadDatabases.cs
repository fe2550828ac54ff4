using Microsoft.Extensions.Logging;
using PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;
using PartnerGraph.Read.Projections.Runtime.Sql.Sqlite;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Databases;

/// <summary>The database of read models that the settings name.</summary>
internal static class ReadDatabases
{
    public static IReadDatabase Of(ProjectionOptions settings, ILoggerFactory logs) => settings.PostgreSql is { } postgreSql
        ? new PostgreSqlReadDatabase(postgreSql, settings.WriteReadModels, logs.CreateLogger("PartnerGraph.Projections"))
        : new SqliteReadDatabase(settings.DataDirectory);
}
