using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Billing;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Withholding;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Api.GraphQL.Withholding;

[Node, Description("What a partner withheld as tax, by the certificate of the tax authority, and how far the vendor is with it (WHT-1, WHT-4).")]
public sealed record WhtCredential
{
    [Id]
    public required string Id { get; init; }

    [Ignore]
    public required string Key { get; init; }

    [Id]
    public required string PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("The tax that was withheld, in the currency in which it was paid.")]
    public required CurrencyAmount Tax { get; init; }

    [Description("The day on which the tax was paid, or is going to be, in the business zone (GMT+08:00 unless configured); null while it is not known.")]
    public required DateOnly? PaidOn { get; init; }

    [Description("What the certificate of the tax authority is called; null while there is none.")]
    public required string? CertificateId { get; init; }

    public required WhtCredentialStatus Status { get; init; }

    [Description("Why it was rejected; null for every other.")]
    public required string? Reason { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    [Description("When it came to its status, or was changed last.")]
    public required DateTimeOffset ChangedAt { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [Description("Whether submitting it now would be accepted; null once it is submitted.")]
    public WhtSubmissionEligibility? Submission(BusinessTime zone, TimeProvider clock) => Status == WhtCredentialStatus.Recorded
        ? new(WhtSubmission.Checks(CertificateId, PaidOn, clock.GetUtcNow(), zone))
        : null;

    [Description("Who recorded, changed, submitted and processed it, the latest first unless orderBy says otherwise (WHT-4).")]
    public IDataLoaderResult<Connection<WhtCredentialHistoryEntry>> History(
        IResolveFieldContext context, WhtCredentialHistoryReads reads, WhtCredentialHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), new WhtCredentialHistoryQuery(filter?.Step, Period.Window(filter?.From, filter?.Until, orderBy)));
        return context.Pages<WhtCredentialHistoryRow, WhtCredentialHistoryEntry>("wht-credential-history", Key, page, row => row.To<WhtCredentialHistoryEntry>(),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation))!;
    }
}

[Description("Whether a credential can be submitted now, and what every rule says, by the code that decides.")]
public sealed class WhtSubmissionEligibility(IReadOnlyList<RuleCheck> checks)
{
    [Description("Whether every condition holds.")]
    public bool Eligible => checks.All(check => check.Outcome != RuleOutcome.Failed);

    [Description("All conditions in catalogue order, kept or not.")]
    public IReadOnlyList<RuleCheckView> Checks => [.. checks.Select(RuleCheckView.Of)];
}

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record WhtCredentialHistoryFilter(
    [property: Description("What was done.")] WhtCredentialStep? Step,
    [property: Description("Done at this instant or later.")] DateTimeOffset? From,
    [property: Description("Done at this instant or earlier.")] DateTimeOffset? Until);

[Description("Who did what with a credential, and when.")]
public sealed record WhtCredentialHistoryEntry
{
    public required WhtCredentialStep Step { get; init; }

    [Description("The tax that the credential stated from then on.")]
    public required CurrencyAmount Tax { get; init; }

    [Description("Why it was rejected; null for every other step.")]
    public required string? Reason { get; init; }

    [Description("The subject of the user's token.")]
    public required string Operator { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class WhtCredentialMapping : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        config.NewConfig<WhtCredentialRow, WhtCredential>()
            .Map(credential => credential.Id, row => GlobalId.Of(nameof(WhtCredential), row.CredentialId))
            .Map(credential => credential.Key, row => row.CredentialId)
            .Map(credential => credential.PartnerId, row => GlobalId.Of("Partner", row.PartnerId))
            .Map(credential => credential.Tax, row => new CurrencyAmount(row.Currency, new Money(row.Amount, row.Currency)));
        config.NewConfig<WhtCredentialHistoryRow, WhtCredentialHistoryEntry>()
            .Map(entry => entry.Tax, row => new CurrencyAmount(row.Currency, new Money(row.Amount, row.Currency)));
        config.NewConfig<CurrencyAmount, CurrencyAmount>().MapWith(amount => amount);
    }
}
