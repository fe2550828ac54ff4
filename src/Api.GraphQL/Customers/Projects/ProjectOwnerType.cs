using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Customers.Projects;
using PartnerGraph.Write.Application.Customers.Projects;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Projects;

namespace PartnerGraph.Api.GraphQL.Customers.Projects;

[Description("To whom a project belongs: it follows the customer account that is tied to it, and so does the rebate for its revenue (CSP-37).")]
public sealed record ProjectOwner(
    [property: Description("As the project's papers have it, in capital letters.")] string ProjectId,
    [property: Id, Description("The customer account that is tied to it.")] string CustomerId,
    [property: Id, Description("The partner to whom that customer belongs now; null while it belongs to nobody.")] string? PartnerId,
    [property: Description("In which model; null while it belongs to nobody.")] AssociationModel? AssociationModel,
    [property: Description("When it was tied to the customer.")] DateTimeOffset BoundAt)
{
    [SeenLike("customer"), Description("That customer; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);
}

public sealed record BindProjectInput(
    [property: Description("1 to 64 letters, digits, dashes, underscores and dots, in any letter case.")] string ProjectId,
    [property: Id, Description("A customer of the caller's partner; for operations any customer.")] string CustomerId, string? IdempotencyKey) : IMutationInput;

public sealed class BindProjectPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("To whom it belongs now; null when the mutation was refused.")]
    public async Task<ProjectOwner?> ProjectOwner(IResolveFieldContext context, ProjectQueries projects) =>
        Answer is { EntityId: { } project, Rejections.Count: 0 } ? await projects.ProjectOwner(context, project) : null;
}

public sealed class ProjectMutations(MutationRunner mutations, ProjectWorkflow projects)
{
    [Description("Ties a project to the customer account for which it is done, once and for all. Another one's claim is refused (CSP-37).")]
    public async Task<BindProjectPayload> BindProject(IResolveFieldContext context, BindProjectInput input)
    {
        var (actor, customer) = (Actor.Of(context), GlobalId.KeyOf(nameof(Customer), input.CustomerId));
        return new(await mutations.Run(context, input, input.ProjectId, with => projects.Bind(
            input.ProjectId, customer, actor.IsVendor ? null : actor.RequirePartner(), actor.Managers(), with, context.CancellationToken)));
    }
}

public sealed class ProjectQueries(ProjectReads reads, AssociationReads associations)
{
    [Description("To whom a project belongs (CSP-37); null when it is tied to nobody, or to a customer that the caller may not see.")]
    public async Task<ProjectOwner?> ProjectOwner(IResolveFieldContext context, [Description("In any letter case.")] string projectId)
    {
        if (Project.KeyOf(projectId) is not { } key || await reads.Find(key, context.CancellationToken) is not { } project) return null;
        // Whose the customer is now decides who may know.
        var known = await associations.Of(context.CustomerScope(), [project.CustomerId], context.CancellationToken);
        return known.GetValueOrDefault(project.CustomerId) is not { } customer ? null : new(
            project.ProjectId, GlobalId.Of(nameof(Customer), project.CustomerId),
            customer.PartnerId is { Length: > 0 } partner ? GlobalId.Of("Partner", partner) : null, customer.Model, project.BoundAt);
    }
}
