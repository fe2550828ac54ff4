using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Processes.Sandbox;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Cli.Stores;

/// <summary>The stores of a directory, opened by this process with the server's own parts, but without serving, and as a rule without reacting.</summary>
internal sealed class EmbeddedStore : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private EmbeddedStore(ServiceProvider services) => this.services = services;

    /// <summary>The server's own parts.</summary>
    public IServiceProvider Services => services;

    public IEventStore Events => services.GetRequiredService<IEventStore>();

    public EventTypeRegistry Types => services.GetRequiredService<EventTypeRegistry>();

    public CommandRunner Runner => services.GetRequiredService<CommandRunner>();

    public TimeProvider Clock => services.GetRequiredService<TimeProvider>();

    /// <summary>Whether the settings of this process name another place for read models than the directory.</summary>
    public bool ReadModelsLieElsewhere => services.GetRequiredService<IOptions<PartnerGraphOptions>>().Value.ReadModel.Kind != ReadModelKind.Sqlite;

    /// <summary>Started by whoever needs the read models; takes them for this process alone.</summary>
    public ProjectionHost Projections => services.GetRequiredService<ProjectionHost>();

    /// <exception cref="CommandFailure">The directory holds no store.</exception>
    public static EmbeddedStore Open(DirectoryInfo data, bool reacts = false) => OpenOrCreate(Files.Store(data), reacts);

    /// <summary>Only looks: the event file is not made, migrated, examined or written.</summary>
    /// <exception cref="CommandFailure">The directory holds no store.</exception>
    public static EmbeddedStore OpenToRead(DirectoryInfo data) => Open(Files.Store(data), readOnly: true, reacts: false);

    /// <param name="reacts">Whether what follows from events happens in this process once it follows, as it would in a server.</param>
    public static EmbeddedStore OpenOrCreate(DirectoryInfo data, bool reacts = false) => Open(data, readOnly: false, reacts);

    private static EmbeddedStore Open(DirectoryInfo data, bool readOnly, bool reacts)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args =
            [
                $"--{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.DataDirectory)}={data.FullName}",
                $"--{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.Sandbox)}=true",
            ],
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.Services.AddPartnerGraph(builder.Configuration);
        builder.Services.Replace(ServiceDescriptor.Singleton(new ProjectionOptions { DataDirectory = data.FullName, RunReactions = reacts }));
        if (readOnly)
            builder.Services.Replace(ServiceDescriptor.Singleton<IEventStore>(provider => new SqliteEventStore(
                new SqliteEventStoreOptions { DataDirectory = data.FullName, ReadOnly = true }, provider.GetRequiredService<TimeProvider>())));
        var services = builder.Services.BuildServiceProvider();
        // What is written into a sandbox bears the sandbox's time; whoever only looks may look at a log that cannot be read.
        if (!readOnly) services.GetRequiredService<ClockAdvance>().Restore(CancellationToken.None).GetAwaiter().GetResult();
        return new EmbeddedStore(services);
    }

    /// <param name="exists">Which customers lines may name.</param>
    public ExpenditureRecorder Recorder(Func<string, CancellationToken, Task<bool>> exists) =>
        new(Events, Runner, Types, Clock, new KnownCustomers(exists), services.GetRequiredService<LinePrices>());

    public async Task<bool> CustomerExists(string customerId, CancellationToken cancellation) =>
        (await Runner.Load(CustomerDecider.Definition, customerId, cancellation)).State.Exists;

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
