using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Cli.Repair;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Cli.Import;

/// <summary>Where the log of a directory holds lines, by the read model that a server keeps there, running or not.</summary>
internal sealed class StoredSpan(EmbeddedStore store, DirectoryInfo data)
{
    /// <summary>Says nothing while there is no read model, or one of another layout or log: then the whole log is read.</summary>
    public async Task<LineSpan> Of(string source, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var model = store.Services.GetServices<IReadModelStore>().Single(model => model.Name == ExpenditureProjection.ReadModelName);
        if (ReadModelFile.Serving(data, model.Name, model.Fingerprint) is not { } file) return default;
        try
        {
            var options = new DbContextOptionsBuilder<ReadModel<ExpenditureProjection>>().UseSqlite(ReadModelFile.Source(file)).Options;
            await using var db = new ReadModel<ExpenditureProjection>(options, store.Services.GetRequiredService<ExpenditureProjection>());
            var (span, log) = await LineSpanReads.Of(db, source, from, until, cancellation);
            return log is not null && await FollowedLog.DifferenceOf(store.Events, log, cancellation) is null ? span : default;
        }
        catch (SqliteException)
        {
            // Replaced at this moment by a rebuild, or broken, which doctor tells.
            return default;
        }
    }
}
