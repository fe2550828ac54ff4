using System.Net;
using System.Security.Cryptography;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli.Export;

/// <summary>Fetches a file of the server; where a connection breaks, it goes on from there.</summary>
internal sealed class ServerFile(ApiClient api, string file)
{
    private const int MostTries = 5;

    /// <param name="link">From the server's address.</param>
    /// <exception cref="CommandFailure">It did not arrive, or as something else.</exception>
    public async Task Fetch(string link, long bytes, string sha256, Action<Step> step, CancellationToken cancellation)
    {
        // Written beside and moved, so that what fails leaves no file that looks whole.
        var draft = $"{file}.partial";
        try
        {
            await using (var output = File.Create(draft))
            {
                for (var tries = 1; output.Length < bytes; tries++)
                {
                    try
                    {
                        await Continue(link, output, sha256, bytes, step, cancellation);
                    }
                    catch (Exception broken) when (broken is HttpRequestException or IOException && tries < MostTries && !cancellation.IsCancellationRequested)
                    {
                        // The next request asks for what is missing.
                    }
                }

                output.Position = 0;
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(output, cancellation)) != sha256)
                    throw new CommandFailure("What arrived is not what the server wrote. Run the command again.");
            }

            File.Move(draft, file, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task Continue(string link, FileStream output, string sha256, long bytes, Action<Step> step, CancellationToken cancellation)
    {
        using var answer = await api.Fetch(link.TrimStart('/'), output.Length, $"\"{sha256}\"", cancellation);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
            throw new CommandFailure($"The server does not hand out the file: {await answer.Content.ReadAsStringAsync(cancellation)}");
        if (answer.StatusCode == HttpStatusCode.OK) output.SetLength(0);
        output.Position = output.Length;
        await using var input = await answer.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[1 << 16];
        for (int read; (read = await input.ReadAsync(buffer, cancellation)) > 0;)
        {
            await output.WriteAsync(buffer.AsMemory(0, read), cancellation);
            step(new Step(output.Length, bytes, $"{output.Length} bytes"));
        }
    }
}
