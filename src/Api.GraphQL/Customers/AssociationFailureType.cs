using System.Collections.Frozen;
using System.ComponentModel;
using System.Text.Json;
using GraphQL;
using Mapster;
using PartnerGraph.Api.Schema;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Customers;

namespace PartnerGraph.Api.Customers;

[Description("A refused attempt of a customer to accept an invitation, with causes and what helps (ASSOC-44, ASSOC-45).")]
public sealed record AssociationFailure
{
    [Id]
    public required string Id { get; init; }

    [Id]
    public required string InvitationId { get; init; }

    public string? CustomerEmail { get; init; }

    public required DateTimeOffset RefusedAt { get; init; }

    [Description("Why it failed. The customer reads its own amounts and dates, a partner the rules in general terms.")]
    public required IReadOnlyList<AssociationFailureCause> Causes { get; init; }

    /// <summary>As the inviting partner may read it: which rules refused, and nothing of the customer's own figures.</summary>
    internal AssociationFailure ForPartner() => this with { Causes = [.. Causes.Select(cause => cause.InGeneral())] };
}

[Description("A condition that did not hold, and what the customer or the partner can do about it.")]
public sealed record AssociationFailureCause(string RuleId, string Code, string Message, string Remedy)
{
    private static readonly FrozenDictionary<string, Rule[]> Rules = RuleCatalogue.Of(typeof(Rule).Assembly);

    internal AssociationFailureCause InGeneral() => Rules.GetValueOrDefault(RuleId)?.FirstOrDefault(rule => rule.Code == Code) is { } rule
        ? this with { Message = rule.Text, Remedy = rule.Remedy }
        : this with { Message = "", Remedy = "" };
}

internal sealed class AssociationFailureMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<AssociationFailureRow, AssociationFailure>().MapWith(row => new AssociationFailure
    {
        Id = GlobalId.Of(nameof(AssociationFailure), row.FailureId), InvitationId = GlobalId.Of(nameof(Invitation), row.InvitationId),
        CustomerEmail = row.CustomerEmail, RefusedAt = row.RefusedAt, Causes = Causes(row.Causes),
    });

    private static AssociationFailureCause[] Causes(string json) =>
        [.. JsonSerializer.Deserialize<RefusedBecause[]>(json, EventJson.Options)!
            .Select(cause => new AssociationFailureCause(cause.RuleId, cause.Code, cause.Message, cause.Remedy))];
}
