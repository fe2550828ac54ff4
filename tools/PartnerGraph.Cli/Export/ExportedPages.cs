using System.Runtime.CompilerServices;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Cli.Export;

/// <summary>The pages of one month's billing lines, one request each.</summary>
internal sealed class ExportedPages(ApiClient api, BillingMonth month)
{
    private static readonly string Query = $$"""
        query Export($month: Month!, $after: String) {
          expenditureDetails(month: $month) {
            lines(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node { {{ExportedLine.Selection}} } } }
          }
        }
        """;

    public async IAsyncEnumerable<ExportedLine> Read([EnumeratorCancellation] CancellationToken cancellation)
    {
        string? after = null;
        for (var more = true; more;)
        {
            var answer = await api.Send(Query, new { month = month.ToString(), after }, cancellation);
            var lines = answer.GetProperty("expenditureDetails").GetProperty("lines");
            foreach (var edge in lines.GetProperty("edges").EnumerateArray()) yield return new ExportedLine(edge.GetProperty("node"), month);
            var page = lines.GetProperty("pageInfo");
            (more, after) = (page.GetProperty("hasNextPage").GetBoolean(), page.GetProperty("endCursor").GetString());
        }
    }
}
