using Microsoft.EntityFrameworkCore;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>What a mapping says otherwise for PostgreSQL.</summary>
internal static class PostgreSqlMapping
{
    private const string Mark = "PartnerGraph:PostgreSql";

    /// <summary>Before the projection maps.</summary>
    public static void Begin(ModelBuilder model) => model.Model.SetAnnotation(Mark, true);

    /// <summary>Whether a table is mapped for PostgreSQL.</summary>
    public static bool IsOf(Microsoft.EntityFrameworkCore.Metadata.IReadOnlyModel model) => model.FindAnnotation(Mark) is not null;

    /// <summary>After it: texts compare by bytes, whatever the language of the database, as keysets and pages need it.</summary>
    public static void End(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            if (property.GetProviderClrType() == typeof(string) || (property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string)
                || (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum)
                property.SetCollation("C");
        model.Model.RemoveAnnotation(Mark);
    }
}
