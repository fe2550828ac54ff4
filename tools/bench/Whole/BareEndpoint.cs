using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace PartnerGraph.Bench.Whole;

/// <summary>A minimal API that does nothing but send given SQL and write the rows as JSON.</summary>
internal sealed class BareEndpoint : IAsyncDisposable
{
    private readonly WebApplication app;

    private BareEndpoint(WebApplication app) => (this.app, Client) = (app, new HttpClient { BaseAddress = BenchServer.AddressOf(app) });

    public HttpClient Client { get; }

    public static async Task<BareEndpoint> Start(CapturedSql sql)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", () => Results.Json(sql.Commands.SelectMany(Rows).ToList()));
        await app.StartAsync();
        return new BareEndpoint(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static List<Dictionary<string, object?>> Rows((string Text, IReadOnlyList<(string Name, object? Value)> Parameters, string File) sql)
    {
        using var connection = new SqliteConnection($"Data Source={sql.File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql.Text;
        foreach (var (name, value) in sql.Parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        List<Dictionary<string, object?>> rows = [];
        while (reader.Read())
        {
            // A page's SQL names the column that it groups by twice.
            var row = new Dictionary<string, object?>();
            for (var column = 0; column < reader.FieldCount; column++) row[reader.GetName(column)] = reader.IsDBNull(column) ? null : reader.GetValue(column);
            rows.Add(row);
        }

        return rows;
    }
}
