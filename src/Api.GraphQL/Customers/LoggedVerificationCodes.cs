namespace PartnerGraph.Api.Customers;

/// <summary>Writes codes to the server's log: for development, until a way to deliver messages is configured.</summary>
internal sealed partial class LoggedVerificationCodes(ILogger<LoggedVerificationCodes> log) : IVerificationCodeDelivery
{
    public Task Deliver(string subject, string code, CancellationToken cancellation)
    {
        Log(subject, code);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "Verification code for {Subject}: {Code}")]
    private partial void Log(string subject, string code);
}
