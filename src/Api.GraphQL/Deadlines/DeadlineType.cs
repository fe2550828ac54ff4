using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Deadlines;

namespace PartnerGraph.Api.GraphQL.Deadlines;

[Name("Deadline"), Description("Something that happens by itself when its instant has come, and has not happened yet (REF-19). What was met or cleared is gone.")]
public sealed record DeadlineView
{
    [Description("Such as pre-registration-expiry; docs/deadlines.md lists the kinds.")]
    public required string Kind { get; init; }

    [Description("The rule of the catalogue; policyRule(id) explains it.")]
    public required string RuleId { get; init; }

    [Description("What happens then, in a sentence.")]
    public required string FallsDue { get; init; }

    [Id, Description("What it is about; node(id) finds it for whoever may see it.")]
    public required string AboutId { get; init; }

    [Id, Description("The partner whose it is; null for nobody's in particular.")]
    public required string? PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("UTC; the first instant at which it happens. After an inclusive limit that is the second after its last one (CONV-2).")]
    public required DateTimeOffset DueAt { get; init; }

    [Description("Whether it waits for its instant, is about to happen, or failed and is tried again.")]
    public required DeadlineState State { get; init; }

    [Description("How often it was tried in vain; 0 unless it is set aside.")]
    public required int Attempts { get; init; }

    [Description("Why it failed the last time; null unless it is set aside.")]
    public required string? Reason { get; init; }

    [Description("UTC; when it is tried again, null unless it is set aside.")]
    public required DateTimeOffset? NextAttemptAt { get; init; }

    internal static DeadlineView Of(DeadlineRow row, DeadlineKind kind, DateTimeOffset now) => new()
    {
        Kind = row.Kind, RuleId = kind.RuleId, FallsDue = kind.FallsDue, AboutId = GlobalId.Of(kind.About, row.Key),
        PartnerId = row.PartnerId is { } partner ? GlobalId.Of("Partner", partner) : null, DueAt = row.DueAt, State = DeadlineReads.StateOf(row, now),
        Attempts = row.Attempts, Reason = row.Reason, NextAttemptAt = row.Attempts > 0 ? row.RunAt : null,
    };
}
