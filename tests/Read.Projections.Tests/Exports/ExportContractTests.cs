using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Write.Domain.Exports;

namespace PartnerGraph.Read.Projections.Tests.Exports;

public sealed class ExportContractTests : ProjectionContract<ExportProjection>
{
    private static readonly DateTimeOffset Now = new(2024, 12, 5, 2, 0, 0, TimeSpan.Zero);

    private static readonly ExportOwner Ann = new("p", null, "ann"), Customer = new(null, "c", "cleo"), Finance = new(null, null, "finn");

    private static readonly ExportOrder Bill = new(ExportKind.Bill, ExportFormat.Xlsx, new(2024, 11), new(2024, 11), "p", null, false);

    private static readonly ExportOrder Lines = new(
        ExportKind.Expenditures, ExportFormat.Focus, new(2024, 10), new(2024, 11), null,
        new(ExportSight.Nobody with { Kind = ExportSightKind.Customer, CustomerId = "c" }) { ServiceType = "ECS", HideZero = true }, true);

    protected override IEnumerable<PastEvent> History =>
    [
        new("exports-partner:p", new ExportRequested("a", Ann, Bill, Now)),
        new("exports-customer:c", new ExportRequested("b", Customer, Lines, Now)),
        new("exports-vendor:finn", new ExportRequested("c", Finance, Bill, Now)),
        new("exports-partner:p", new ExportCompleted("a", Ann, 3, 200, "ab", 17, Now, Now.AddDays(7))),
        new("exports-customer:c", new ExportCompleted("b", Customer, 0, 100, "cd", 18, Now, Now.AddDays(7))),
        new("exports-vendor:finn", new ExportFailed("c", Finance, "The server could not store the file.")),
        new("exports-partner:p", new ExportExpired("a", Ann)),
        new("exports-customer:c", new ExportDeleted("b", Customer)),
    ];
}
