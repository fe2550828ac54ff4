using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerGraph.Processes.Customers;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>Where codes go while no delivery is configured.</summary>
public sealed class VerificationCodeFileTests(VerificationCodeFileTests.Listening server) : IClassFixture<VerificationCodeFileTests.Listening>
{
    [Fact]
    public async Task A_code_stands_in_a_file_of_its_owner_and_not_in_the_log()
    {
        var delivery = server.Services.GetRequiredService<IVerificationCodeDelivery>();
        await delivery.Deliver(new(VerificationChannel.Email, "anna@customer.example", "493817"), CancellationToken.None);
        await delivery.Deliver(new(VerificationChannel.User, "ben\n@customer.example", "720064"), CancellationToken.None);

        var file = Path.Combine(server.DataDirectory, "verification-codes.txt");
        Assert.Equal(
            ["2024-11-04 02:00:00Z Email 493817 anna@customer.example", "2024-11-04 02:00:00Z User 720064 ben @customer.example"], await File.ReadAllLinesAsync(file));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Contains(server.Told, line => line.Contains("A verification code was written to verification-codes.txt", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Told, line => line.Contains("493817", StringComparison.Ordinal) || line.Contains("anna@", StringComparison.Ordinal));
    }

    public sealed class Listening : ApiServer
    {
        public ConcurrentQueue<string> Told { get; } = [];

        protected override string[] Settings => ["--Logging:LogLevel:Default=Trace"];

        protected override void Configure(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(new Kept(Told));

        private sealed class Kept(ConcurrentQueue<string> told) : ILoggerProvider, ILogger
        {
            public ILogger CreateLogger(string categoryName) => this;

            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                told.Enqueue(formatter(state, exception));

            public void Dispose()
            {
            }
        }
    }
}
