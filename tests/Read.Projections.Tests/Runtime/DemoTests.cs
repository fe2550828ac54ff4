using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>What the tests of the runtime share: a directory, and two read models over it.</summary>
public abstract class DemoTests : IDisposable
{
    protected const string Balances = "demo-balances";

    protected const string Owners = "demo-owners";

    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-read-").FullName;

    protected static TimeSpan Patience => ProjectionRun.Patience;

    protected Interference Interference { get; } = new();

    protected virtual EventTypeRegistry Types => Demo.Types;

    /// <summary>Whether these tests are about files, wherever the others run.</summary>
    protected virtual bool OfFiles => false;

    public void Dispose()
    {
        Directory.Delete(directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Place(string name = "data") => Path.Combine(directory, name);

    /// <summary>The database files of a read model, without their directory, oldest name first.</summary>
    protected IReadOnlyList<string> Files(string name, string place = "data") =>
        [.. Directory.EnumerateFiles(Path.Combine(Place(place), "read"), $"{name}-*.db").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    protected Task<ProjectionRun> Start(
        string place = "data", Interference? interference = null, Action<ProjectionOptions>? configure = null,
        Func<IEventStore, IEventStore>? between = null, TimeProvider? clock = null, Action<IServiceCollection>? more = null) =>
        ProjectionRun.Start(
            Place(place), Types,
            services =>
            {
                services.AddSingleton(interference ?? Interference).AddProjection<BalanceProjection>().AddProjection<OwnerProjection>();
                more?.Invoke(services);
            },
            options =>
            {
                if (OfFiles) options.PostgreSql = null;
                configure?.Invoke(options);
            },
            between, clock);

    protected static void Refuse(Interference interference, string account) => interference.Before = recorded =>
        recorded.Event is AmountBooked booked && booked.Account == account ? throw new InvalidOperationException($"{account} is odd.") : ValueTask.CompletedTask;
}
