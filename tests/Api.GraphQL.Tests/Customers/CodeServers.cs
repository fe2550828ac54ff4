using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Processes.Customers;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Api.GraphQL.Tests.Customers;

/// <summary>A clock that tells for how long somebody sets out to wait.</summary>
internal sealed class TellingClock() : FakeTimeProvider(new DateTimeOffset(2024, 11, 4, 2, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> begun = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        begun.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Completes when somebody has begun to wait for so long.</summary>
    public async Task Waits(TimeSpan length)
    {
        while (await begun.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60)) != length)
        {
        }
    }
}

/// <summary>A server that tells of each code that it has filed.</summary>
internal class Filing : ApiServer
{
    private readonly TaskCompletionSource filed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first code was filed.</summary>
    public Task Filed => filed.Task.WaitAsync(TimeSpan.FromSeconds(60));

    protected override void Configure(IServiceCollection services)
    {
        var files = services.Last(service => service.ServiceType == typeof(IVerificationCodeDelivery)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IVerificationCodeDelivery>(provider =>
            new Telling((IVerificationCodeDelivery)ActivatorUtilities.CreateInstance(provider, files), filed)));
    }

    private sealed class Telling(IVerificationCodeDelivery files, TaskCompletionSource filed) : IVerificationCodeDelivery
    {
        public async Task Deliver(VerificationMessage message, CancellationToken cancellation)
        {
            await files.Deliver(message, cancellation);
            filed.TrySetResult();
        }
    }
}

/// <summary>The same, whose rows of codes that were set aside cannot be read at first.</summary>
internal sealed class Forgetful : Filing, IDbContextFactory<ReadModel<WhenCodeIssuedThenDeliver>>
{
    private Func<IServiceProvider, object> rows = null!;
    private int asked;

    public int Asked => asked;

    public ReadModel<WhenCodeIssuedThenDeliver> CreateDbContext() => Interlocked.Increment(ref asked) == 1
        ? throw new SqliteException("The disk is away.", 10)
        : ((IDbContextFactory<ReadModel<WhenCodeIssuedThenDeliver>>)rows(Services)).CreateDbContext();

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        rows = services.Last(service => service.ServiceType == typeof(IDbContextFactory<ReadModel<WhenCodeIssuedThenDeliver>>)).ImplementationFactory!;
        services.Replace(ServiceDescriptor.Singleton<IDbContextFactory<ReadModel<WhenCodeIssuedThenDeliver>>>(this));
    }
}

/// <summary>A server of which one address cannot be reached.</summary>
internal sealed class Unreachable : ApiServer, IVerificationCodeDelivery
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(7);

    public Channel<string> Arrived { get; } = Channel.CreateUnbounded<string>();

    /// <summary>Whether trying neither fails nor ends, nor cares for being cancelled.</summary>
    public bool Hangs { get; init; }

    public bool IsMended { get; set; }

    protected override string[] Settings => [$"--PartnerGraph:CodeDeliveryTimeout={Timeout:c}"];

    public Task Deliver(VerificationMessage message, CancellationToken cancellation)
    {
        if (IsMended || !message.To.StartsWith("never", StringComparison.Ordinal)) return Arrived.Writer.WriteAsync(message.To, cancellation).AsTask();
        return Hangs ? new TaskCompletionSource().Task : Task.FromException(new IOException("No such host."));
    }

    protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IVerificationCodeDelivery>(this));
}

/// <summary>A server that ends before any code is on its way.</summary>
internal sealed class Undelivering : ApiServer, IVerificationCodeDelivery
{
    public TaskCompletionSource Attempted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Deliver(VerificationMessage message, CancellationToken cancellation)
    {
        Attempted.TrySetResult();
        return Task.FromException(new IOException("No way out."));
    }

    protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IVerificationCodeDelivery>(this));
}
