using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Api.Hosting;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Customers;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Customers;

public static class CustomersCapability
{
    public static IServiceCollection AddCustomers(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(provider => AssociationPolicy.Default with { Zone = provider.GetRequiredService<BusinessTime>() });
        services.TryAddSingleton(VerificationPolicy.Default);
        services.TryAddSingleton<IVerificationCodeDelivery, FiledVerificationCodes>();
        services.AddSingleton(new InvitationLinks(new Uri(configuration["PartnerGraph:CustomerSite"] ?? "http://localhost:5000/")));
        return services.AddWorkflows().AddReads().AddFields();
    }

    private static IServiceCollection AddWorkflows(this IServiceCollection services) => services
        .AddSingleton<CustomerWorkflow>()
        .AddSingleton<ContactWorkflow>()
        .AddSingleton<PreRegistrationWorkflow>()
        .AddSingleton<InvitationWorkflow>()
        .AddSingleton<AssociationWorkflow>()
        .AddSingleton<DisassociationWorkflow>();

    private static IServiceCollection AddReads(this IServiceCollection services) => services
        .AddProjection<AssociationProjection>()
        .AddProjection<InvitationProjection>()
        .AddSingleton<AssociationReads>()
        .AddSingleton<ICustomerVisibility>(provider => provider.GetRequiredService<AssociationReads>())
        .AddSingleton<InvitationReads>()
        .AddProjection<CustomerEmailProjection>()
        .AddSingleton<ICustomerEmailQueue, CustomerEmailReads>()
        .AddSingleton<CustomerTimers>()
        .AddHostedService(provider => provider.GetRequiredService<CustomerTimers>());

    private static IServiceCollection AddFields(this IServiceCollection services) => services
        .AddAccess<CustomersAccess>()
        .AddQueries<CustomerQueries>()
        .AddQueries<AssociationQueries>()
        .AddQueries<InvitationQueries>()
        .AddMutations<CustomerMutations>()
        .AddMutations<ContactMutations>()
        .AddMutations<CustomerFactMutations>()
        .AddMutations<InvitationMutations>()
        .AddMutations<AssociationMutations>()
        .AddMutations<DisassociationMutations>()
        .AddMutations<VerificationMutations>()
        .AddSubscriptions<CustomerSubscriptions>()
        .AddNode<Customer>((provider, actor, key, cancellation) => May(provider, actor, "customer",
            () => CustomerQueries.Find(provider.GetRequiredService<AssociationReads>(), actor, key, cancellation)))
        .AddNode<Invitation>((provider, actor, key, cancellation) => May(provider, actor, "invitation",
            () => InvitationQueries.FindInvitation(provider.GetRequiredService<InvitationReads>(), actor, key, cancellation)))
        .AddNode<PreRegistration>((provider, actor, key, cancellation) => May(provider, actor, "preRegistrations",
            () => InvitationQueries.FindPreRegistration(provider.GetRequiredService<InvitationReads>(), actor, key, cancellation)))
        .AddNode<AssociationRecord>((provider, actor, key, cancellation) => May(provider, actor, "associationRecords",
            async () => (await provider.GetRequiredService<AssociationReads>().Record(actor.Customers(), key, cancellation))?.To<AssociationRecord>()));

    /// <summary>By its id an entity is found by whoever may use the field that finds it otherwise.</summary>
    private static Task<T?> May<T>(IServiceProvider provider, Actor actor, string field, Func<Task<T?>> find) where T : class =>
        provider.GetRequiredService<AccessPolicy>().Allows(actor, field) ? find() : Task.FromResult<T?>(null);
}
