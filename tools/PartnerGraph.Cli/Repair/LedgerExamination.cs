using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Reconciling;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Repair;

/// <summary>Adds up the billing lines of every partner and month anew, and tells which figure is shown otherwise.</summary>
internal static class LedgerExamination
{
    private const int Named = 20;

    /// <param name="lines">Also ask of every line whose it is.</param>
    public static async Task<Finding> Run(EmbeddedStore store, string file, bool lines, CancellationToken cancellation)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        var options = new DbContextOptionsBuilder<ReadModel<ExpenditureProjection>>().UseSqlite(connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        await using var db = new ReadModel<ExpenditureProjection>(options, store.Services.GetRequiredService<ExpenditureProjection>());
        List<string> wrong = [];
        var months = 0;
        await foreach (var month in store.Services.GetRequiredService<ReconciliationReads>().All(db, cancellation))
        {
            months++;
            wrong.AddRange(month.Differences.Select(difference =>
                $"{month.PartnerId} {month.Month}: {difference.Figure} of {difference.Of} shows {difference.Shown.ToExactString()}, not {difference.Computed.ToExactString()}"));
        }

        if (lines)
            await foreach (var line in ReconciliationReads.Misplaced(db, store.Services.GetRequiredService<BusinessTime>(), cancellation)) wrong.Add($"line {line} is not where its association has it");
        if (wrong.Count == 0)
            return Finding.Fine("ledger", string.Create(CultureInfo.InvariantCulture, $"quota, budgets and distribution agree in {months} months of partners"));
        return Finding.Broken("ledger", string.Join("; ", wrong.Take(Named).Append(
            wrong.Count > Named ? string.Create(CultureInfo.InvariantCulture, $"and {wrong.Count - Named} more") : "rebuild expenditure")));
    }
}
