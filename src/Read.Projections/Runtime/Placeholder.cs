#pragma warning disable
namespace PartnerGraph.Projections.Runtime;
public sealed class ProjectionHost { public Task<bool> WaitFor(long p, TimeSpan t, CancellationToken c) => Task.FromResult(p > 0 && t > default(TimeSpan) && !c.IsCancellationRequested); }
public static class X { public static Microsoft.Extensions.DependencyInjection.IServiceCollection AddProjections(this Microsoft.Extensions.DependencyInjection.IServiceCollection s) { Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<ProjectionHost>(s); return s; } }
