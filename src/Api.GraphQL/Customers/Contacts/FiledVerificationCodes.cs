using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Processes.Customers;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Customers.Contacts;

/// <summary>
/// Writes codes to a file in the data directory that its owner alone may read: for development, until a way to deliver messages is configured. The
/// server's log, which many may read, tells only that there is one.
/// </summary>
internal sealed partial class FiledVerificationCodes(IOptions<PartnerGraphOptions> options, TimeProvider clock, ILogger<FiledVerificationCodes> log)
    : IVerificationCodeDelivery
{
    public const string FileName = "verification-codes.txt";

    private readonly Lock writing = new();

    public Task Deliver(VerificationMessage message, CancellationToken cancellation)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{clock.GetUtcNow():u} {message.Channel} {message.Code} {message.To.ReplaceLineEndings(" ")}\n");
        lock (writing)
        {
            using var file = PrivateFiles.Open(Path.Combine(options.Value.DataDirectory, FileName));
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes(line));
        }

        Written(log, FileName);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "A verification code was written to {File} in the data directory, because no delivery is configured.")]
    private static partial void Written(ILogger log, string file);
}
