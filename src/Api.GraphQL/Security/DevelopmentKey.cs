using PartnerGraph.Api.GraphQL.Hosting;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>
/// Whoever has the development key can be anybody. It is accepted where no issuer is named and the environment is not Production, the demo runs, or the
/// setting <c>Authentication:DevelopmentKey</c> says so; a start says what holds.
/// </summary>
internal sealed partial class DevelopmentKey(IConfiguration configuration, IHostEnvironment environment, ILogger<DevelopmentKey> log) : IHostedLifecycleService
{
    public const string Setting = "Authentication:DevelopmentKey";

    public static bool IsAccepted(IConfiguration configuration, IHostEnvironment environment) =>
        configuration["Authentication:Authority"] is null
        && (!environment.IsProduction() || configuration.GetValue<bool>(Setting)
            || configuration.GetValue<bool>($"{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.Demo)}"));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (configuration["Authentication:Authority"] is null)
        {
            if (IsAccepted(configuration, environment)) Accepted(log);
            else Refused(log);
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "Tokens signed with the development key are accepted: whoever can read the data directory can be anybody.")]
    private static partial void Accepted(ILogger log);

    [LoggerMessage(LogLevel.Warning, "No token is accepted: name an issuer (Authentication__Authority), or, on a machine of your own, set Authentication__DevelopmentKey=true.")]
    private static partial void Refused(ILogger log);
}
