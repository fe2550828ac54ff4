using System.Collections.Frozen;
using System.ComponentModel;
using System.Text.Json;
using GraphQL;
using Mapster;
using PartnerGraph.Api.GraphQL.Customers.Invitations;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;
using Invitation = PartnerGraph.Api.GraphQL.Customers.Invitations.Invitation;

namespace PartnerGraph.Api.GraphQL.Customers.Associations;

[Description("A refused attempt of a customer to accept an invitation, with causes and what helps (ASSOC-44, ASSOC-45).")]
public sealed record AssociationFailure
{
    private static readonly FrozenDictionary<string, Rule[]> Rules = RuleCatalogue.Of(typeof(Rule).Assembly);

    [Description("Tells failures apart.")]
    public required string FailureId { get; init; }

    [Id]
    public required string InvitationId { get; init; }

    public string? CustomerEmail { get; init; }

    public required DateTimeOffset RefusedAt { get; init; }

    [Description("Why it failed. The customer reads its own amounts and dates, a partner the rules in general terms.")]
    public required IReadOnlyList<RuleCheckView> Causes { get; init; }

    /// <summary>As the inviting partner may read it: which rules refused, and nothing of the customer's own figures.</summary>
    internal AssociationFailure ForPartner() => this with { Causes = [.. Causes.Select(InGeneral)] };

    private static RuleCheckView InGeneral(RuleCheckView cause) =>
        Rules.GetValueOrDefault(cause.RuleId)?.FirstOrDefault(rule => rule.Code == cause.Code.Value) is { } rule
            ? new(rule.Code, rule.Id, rule.Text, rule.Remedy, RuleOutcome.Failed)
            : new(cause.Code.Value, cause.RuleId, "", null, RuleOutcome.Failed);
}

internal sealed class AssociationFailureMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<AssociationFailureRow, AssociationFailure>().MapWith(row => new AssociationFailure
    {
        FailureId = row.FailureId, InvitationId = GlobalId.Of(nameof(Invitation), row.InvitationId),
        CustomerEmail = row.CustomerEmail, RefusedAt = row.RefusedAt, Causes = Causes(row.Causes),
    });

    private static RuleCheckView[] Causes(string json) =>
        [.. JsonSerializer.Deserialize<RefusedBecause[]>(json, EventJson.Options)!
            .Select(cause => new RuleCheckView(cause.Code, cause.RuleId, cause.Message, cause.Remedy, RuleOutcome.Failed))];
}
