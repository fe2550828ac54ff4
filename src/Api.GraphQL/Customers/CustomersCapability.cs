using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Customers.Associations;
using PartnerGraph.Api.GraphQL.Customers.Contacts;
using PartnerGraph.Api.GraphQL.Customers.Invitations;
using PartnerGraph.Api.GraphQL.Customers.PreRegistrations;
using PartnerGraph.Api.GraphQL.Customers.Projects;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Customers;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Processes.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Customers.Contacts;
using PartnerGraph.Read.Projections.Customers.Invitations;
using PartnerGraph.Read.Projections.Customers.Projects;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Application.Customers.Contacts;
using PartnerGraph.Write.Application.Customers.Invitations;
using PartnerGraph.Write.Application.Customers.PreRegistrations;
using PartnerGraph.Write.Application.Customers.Projects;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;
using Invitation = PartnerGraph.Api.GraphQL.Customers.Invitations.Invitation;
using PreRegistration = PartnerGraph.Api.GraphQL.Customers.PreRegistrations.PreRegistration;

namespace PartnerGraph.Api.GraphQL.Customers;

public static class CustomersCapability
{
    public static IServiceCollection AddCustomers(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(provider => AssociationPolicy.Default with { Zone = provider.GetRequiredService<BusinessTime>() });
        services.TryAddSingleton(VerificationPolicy.Default);
        services.AddSingleton<FiledVerificationCodes>();
        var messages = configuration.GetSection($"{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.Messages)}").Get<MessageOptions>() ?? new();
        if (messages.Smtp.Host is { Length: > 0 } || messages.Sms.Url is not null) services.TryAddSingleton<IVerificationCodeDelivery, SentVerificationCodes>();
        else services.TryAddSingleton<IVerificationCodeDelivery, FiledVerificationCodes>();
        services.TryAddSingleton(provider => new CodeDeliveryBounds(provider.GetRequiredService<IOptions<PartnerGraphOptions>>().Value.CodeDeliveryTimeout));
        services.TryAddSingleton(provider => new OneTimeCodes(
            () => PrivateKeyFile.ReadOrCreate(provider.GetRequiredService<IOptions<PartnerGraphOptions>>().Value.DataDirectory, "codes.key")));
        services.AddSingleton(new InvitationLinks(new Uri(configuration["PartnerGraph:CustomerSite"] ?? "http://localhost:5000/")));
        services.AddSingleton<InvitationUrl>(provider => provider.GetRequiredService<InvitationLinks>().UrlOf);
        return services.AddWorkflows().AddReads().AddFields();
    }

    private static IServiceCollection AddWorkflows(this IServiceCollection services) => services
        .AddSingleton<CustomerWorkflow>()
        .AddSingleton<ContactWorkflow>()
        .AddSingleton<CodesInTransit>()
        .AddSingleton<CodeCourier>()
        .AddSingleton<CodesSetAside>()
        .AddProjection<WhenCodeIssuedThenDeliver>()
        .AddHostedService<WhenCodeSetAsideThenTryAgain>()
        .AddSingleton<PreRegistrationWorkflow>()
        .AddSingleton<InvitationWorkflow>()
        .AddSingleton<AssociationWorkflow>()
        .AddSingleton<ProjectWorkflow>()
        .AddSingleton<DisassociationWorkflow>();

    private static IServiceCollection AddReads(this IServiceCollection services) => services
        .AddProjection<AssociationProjection>()
        .AddProjection<InvitationProjection>()
        .AddProjection<CustomerFactProjection>()
        .AddProjection<ProjectProjection>()
        .AddSingleton<ProjectReads>()
        .AddSingleton<AssociationReads>()
        .AddSingleton<CustomerFactReads>()
        .AddSingleton<ICustomerVisibility>(provider => provider.GetRequiredService<AssociationReads>())
        .AddSingleton<InvitationReads>()
        .AddProjection<CustomerEmailProjection>()
        .AddSingleton<ICustomerEmailQueue, CustomerEmailReads>()
        .AddDeadline<InvitationExpiry>(InvitationExpiry.Declared)
        .AddDeadline<PreRegistrationExpiry>(PreRegistrationExpiry.Declared);

    private static IServiceCollection AddFields(this IServiceCollection services) => services
        .AddAccess<CustomersAccess>()
        .AddQueries<CustomerQueries>()
        .AddQueries<CustomerFactQueries>()
        .AddQueries<AssociationQueries>()
        .AddQueries<InvitationQueries>()
        .AddQueries<ProjectQueries>()
        .AddMutations<CustomerMutations>()
        .AddMutations<ContactMutations>()
        .AddMutations<CustomerFactMutations>()
        .AddMutations<InvitationMutations>()
        .AddMutations<AssociationMutations>()
        .AddMutations<ProjectMutations>()
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
