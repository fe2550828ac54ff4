using System.Text.Json;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli.Export;

/// <summary>Has the server write a file, waits for it, and fetches it.</summary>
internal sealed class ServerExport(ApiClient api, string file)
{
    private const string Shown = "id state progress rows bytes sha256 url reason";

    /// <param name="mutation">Such as <c>exportBill</c>.</param>
    /// <exception cref="CommandFailure">It was refused, could not be written, or did not arrive.</exception>
    public async Task Run(string mutation, object input, CancellationToken cancellation)
    {
        var export = await Ask(mutation, input, cancellation);
        var written = await Progress.Show(ProgressStyle.Auto, $"Writing {Path.GetFileName(file)}", step => Written(export, step, cancellation));
        await Progress.Show(ProgressStyle.Auto, $"Fetching {Path.GetFileName(file)}", async step =>
        {
            await new ServerFile(api, file).Fetch(
                written.GetProperty("url").GetString()!, long.Parse(written.GetProperty("bytes").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                written.GetProperty("sha256").GetString()!, step, cancellation);
            return true;
        });
        Console.WriteLine($"{file}: {written.GetProperty("rows").GetString()} rows, {written.GetProperty("bytes").GetString()} bytes, SHA-256 {written.GetProperty("sha256").GetString()}.");
    }

    private async Task<JsonElement> Ask(string mutation, object input, CancellationToken cancellation)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        var payload = (await api.Send(
            $"mutation($input: {type}!) {{ payload: {mutation}(input: $input) {{ export {{ {Shown} }} errors {{ code message remedy }} }} }}", new { input }, cancellation)).GetProperty("payload");
        if (payload.GetProperty("errors").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } refusal)
            throw new CommandFailure($"{refusal.GetProperty("message").GetString()} {refusal.GetProperty("remedy").GetString()} ({refusal.GetProperty("code").GetString()})");
        return payload.GetProperty("export");
    }

    private async Task<JsonElement> Written(JsonElement export, Action<Step> step, CancellationToken cancellation)
    {
        var id = export.GetProperty("id").GetString();
        var wait = new Stall("The server does not go on with the export. Others may be before it; it stays, and partnergraph can be asked again.");
        while (true)
        {
            var (state, rows) = (export.GetProperty("state").GetString(), export.GetProperty("rows").GetString());
            if (state == "COMPLETED") return export;
            if (state != "REQUESTED") throw new CommandFailure($"The export has ended as {state}. {export.GetProperty("reason").GetString()}".TrimEnd());
            var progress = export.GetProperty("progress").GetInt32();
            step(new Step(progress, 100, rows is null ? "waiting" : $"{rows} rows"));
            await wait.Pause(rows is null ? 0 : long.Parse(rows, System.Globalization.CultureInfo.InvariantCulture), cancellation);
            export = (await api.Send($"query($id: ID!) {{ export(id: $id) {{ {Shown} }} }}", new { id }, cancellation)).GetProperty("export");
            if (export.ValueKind == JsonValueKind.Null) throw new CommandFailure("The export is not there any more.");
        }
    }
}
