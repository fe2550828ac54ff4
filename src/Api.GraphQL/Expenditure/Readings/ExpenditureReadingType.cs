using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Expenditure.Readings;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Expenditure.Readings;

[Name("ExpenditureReading"), Description("What one request of the vendor's staff was answered of a partner's expenditure.")]
public sealed record ReadingView
{
    [Description("The subject of the reader's token.")]
    public required string ReaderId { get; init; }

    [Description("When it was read; UTC.")]
    public required DateTimeOffset ReadAt { get; init; }

    [Id, Description("Null when the figures were those of all partners.")]
    public required string? PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("The id of the request's trace, as the server's log and the events of its mutations have it.")]
    public required string CorrelationId { get; init; }

    [Ignore]
    public required string Readings { get; init; }

    [Description("Everything that the request read of it, each once.")]
    public IReadOnlyList<FieldReadingView> Fields() =>
        [.. JsonSerializer.Deserialize<ImmutableArray<ExpenditureReading>>(Readings, EventJson.Options).Select(reading => new FieldReadingView(
            reading.Field, reading.CustomerId is { } customer ? GlobalId.Of("Customer", customer) : null, reading.From, reading.To))];
}

[Name("ExpenditureFieldReading"), Description("A field of expenditure that was read.")]
public sealed record FieldReadingView(
    [property: Description("Such as expenditureDetails.")] string Field,
    [property: Id, Description("The one customer that was asked for; null for all.")] string? CustomerId,
    [property: Description("The first day, in the billing time zone; null without a beginning.")] DateOnly? From,
    [property: Description("The last day, included; null without an end.")] DateOnly? To)
{
    [SeenLike("customer"), Description("That customer; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);
}

internal sealed class ReadingMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<ExpenditureReadingRow, ReadingView>()
        .Map(view => view.PartnerId, row => row.PartnerId == "" ? null : GlobalId.Of("Partner", row.PartnerId));
}
