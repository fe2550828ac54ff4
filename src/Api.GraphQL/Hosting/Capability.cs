using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>How a capability tells the host what it brings; used by one <c>Add…</c> method per capability folder.</summary>
public static class Capability
{
    public static IServiceCollection AddQueries<T>(this IServiceCollection services) where T : class => services.AddRoot<T>(RootKind.Query);

    public static IServiceCollection AddMutations<T>(this IServiceCollection services) where T : class => services.AddRoot<T>(RootKind.Mutation);

    public static IServiceCollection AddSubscriptions<T>(this IServiceCollection services) where T : class, ITopics
    {
        foreach (var topic in T.Topics) services.AddSingleton(topic);
        return services.AddRoot<T>(RootKind.Subscription);
    }

    /// <summary>The rows of section 5 of the catalogue that concern the capability's root fields.</summary>
    public static IServiceCollection AddAccess<T>(this IServiceCollection services) where T : class, IAccessRules =>
        services.AddSingleton<IAccessRules, T>();

    /// <summary>Lets <c>node(id)</c> find entities of this type.</summary>
    /// <param name="find">Reads one by its key within the actor's scope; null when absent or not to be seen.</param>
    public static IServiceCollection AddNode<T>(this IServiceCollection services, Func<IServiceProvider, Actor, string, CancellationToken, Task<T?>> find)
        where T : class =>
        services.AddSingleton(new NodeType(SchemaNames.Of(typeof(T)), typeof(T), async (provider, actor, key, cancellation) => await find(provider, actor, key, cancellation)));

    private static IServiceCollection AddRoot<T>(this IServiceCollection services, RootKind root) where T : class
    {
        services.TryAddSingleton<T>();
        return services.AddSingleton(RootFields.Of<T>(root));
    }
}
