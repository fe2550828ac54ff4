using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>What the tests of a failing store share.</summary>
public abstract class FaultTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-faults-").FullName;

    protected FaultTests() => Store = new(directory);

    protected FaultyStore Store { get; }

    protected static TimeSpan Patience => ProjectionRun.Patience;

    protected string Place => directory;

    public void Dispose()
    {
        Directory.Delete(directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected Task<ProjectionRun> Start(TimeProvider? clock = null) =>
        ProjectionRun.Start(directory, Demo.Types, services => services.AddSingleton<IReadModelStore>(Store), clock: clock);

    protected ProjectionStatus Status(ProjectionRun run) => run.Status(Store.Name);

    /// <summary>Whether the read model follows: an event appended now is included.</summary>
    protected static async Task AssertFollows(ProjectionRun run) =>
        Assert.True((await run.Host.WaitFor(await run.Append(Demo.Opened("a", "ann")), Patience).WaitAsync(Patience)).Reached);

    /// <summary>Lets these calls fail from now on.</summary>
    protected void Fail(params StoreCall[] calls) => Store.Before = (call, _) =>
    {
        if (calls.Contains(call)) throw new IOException($"{call} failed.");
    };

    /// <summary>Lets these calls fail as often as said with a fault that passes.</summary>
    protected void BeAway(int times, params StoreCall[] calls) => Store.Before = (call, _) =>
    {
        if (calls.Contains(call) && times-- > 0) throw new AwayException();
    };
}
