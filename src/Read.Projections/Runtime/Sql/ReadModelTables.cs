using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>A read model that is kept in tables.</summary>
public interface IReadModelTables
{
    string Name { get; }

    /// <summary>The statements that make its tables and indexes, from its mapping.</summary>
    string MadeTables();
}

/// <summary>
/// The tables of read models as SQL files, kept beside the schema and compared with the mappings by a test: to make the mappings of all of
/// them would be most of a process's start, and a process reads few.
/// </summary>
internal static class ReadModelTables
{
    /// <summary>Null for a read model whose tables are not kept.</summary>
    /// <param name="dialect">Of <see cref="IReadDatabase.Dialect"/>.</param>
    public static string? Kept(string dialect, string name)
    {
        using var file = typeof(ReadModelTables).Assembly.GetManifestResourceStream($"read-models/{(dialect.Length == 0 ? "" : $"{dialect}/")}{name}.sql");
        if (file is null) return null;
        using var text = new StreamReader(file);
        return text.ReadToEnd();
    }

    public static string Of(ReadModelContext context) => context.Database.GenerateCreateScript();
}
