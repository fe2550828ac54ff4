using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Exports;

public sealed class ExportTests
{
    private static readonly DateTimeOffset Now = new(2024, 12, 5, 2, 0, 0, TimeSpan.Zero);

    private static readonly ExportPolicy Policy = new(MostPending: 2, MostKept: 2, KeptFor: TimeSpan.FromDays(7));

    private static readonly ExportOwner Ann = new("p", null, "ann");

    private static readonly ExportOwner Bob = new("p", null, "bob");

    private static readonly ExportOrder Bill = new(ExportKind.Bill, ExportFormat.Csv, new(2024, 11), new(2024, 11), "p", null, false);

    private static readonly ExportOrder Lines = new(
        ExportKind.Expenditures, ExportFormat.Csv, new(2024, 10), new(2024, 11), null,
        new(ExportSight.Nobody with { Kind = ExportSightKind.Managers, PartnerIds = ["p"], ManagerIds = ["m"] }) { ServiceType = "ECS" }, false);

    private static RequestExport Request(string id, ExportOrder? order = null, ExportOwner? owner = null, bool billed = true) => new(owner ?? Ann, id, order ?? Bill, billed, Policy, Now);

    private static ExportRequested Requested(string id, ExportOrder? order = null, ExportOwner? owner = null) => new(id, owner ?? Ann, order ?? Bill, Now);

    private static ExportCompleted Completed(string id, DateTimeOffset? at = null) => new(id, Ann, 3, 200, "ab", 17, at ?? Now, (at ?? Now).AddDays(7));

    [Theory, Trait("Rule", "BILL-13"), Trait("Rule", "BILL-14"), Trait("Rule", "BILL-15")]
    [InlineData(ExportFormat.Xlsx, "BILL-13")]
    [InlineData(ExportFormat.Csv, "BILL-14")]
    [InlineData(ExportFormat.Focus, "BILL-14")]
    public void A_bill_is_asked_for_in_every_format_that_is_written(ExportFormat format, string rule) =>
        ExportDecider.Definition.Given().When(Request("e", Bill with { Format = format })).Then(Requested("e", Bill with { Format = format })).By(rule, "BILL-15").AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "BILL-14")]
    public void A_pdf_is_refused() =>
        ExportDecider.Definition.Given().When(Request("e", Bill with { Format = ExportFormat.Pdf })).ThenRejected("BILL-14").WithCode("FORMAT_NOT_SUPPORTED");

    [Fact, Trait("Rule", "EXPEND-11")]
    public void Expenditures_are_asked_for_without_a_bill() =>
        ExportDecider.Definition.Given().When(Request("e", Lines, billed: false)).Then(Requested("e", Lines)).By("EXPEND-11").AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "BILL-24")]
    public void A_month_without_a_bill_has_none_to_export() =>
        ExportDecider.Definition.Given().When(Request("e", billed: false)).ThenRejected("BILL-24").WithCode("BILL_NOT_GENERATED");

    [Fact, Trait("Rule", "INCENT-9")]
    public void A_statement_is_asked_for_as_csv_and_xlsx_when_there_is_one()
    {
        var order = new ExportOrder(ExportKind.IncentiveStatement, ExportFormat.Xlsx, new(2024, 11), new(2024, 11), null, null, false) { StatementId = "p@Referral@2024-11" };
        ExportDecider.Definition.Given().When(Request("e", order)).Then(Requested("e", order)).By("INCENT-9").AndRepeatingChangesNothing();
        ExportDecider.Definition.Given().When(Request("e", order with { Format = ExportFormat.Csv })).Then(Requested("e", order with { Format = ExportFormat.Csv }));
        foreach (var format in new[] { ExportFormat.Focus, ExportFormat.Pdf })
            ExportDecider.Definition.Given().When(Request("e", order with { Format = format })).ThenRejected("BILL-14").WithCode("FORMAT_NOT_SUPPORTED");
        ExportDecider.Definition.Given().When(Request("e", order, billed: false)).ThenRejected("CONV-7").WithCode("INCENTIVE_STATEMENT_NOT_FOUND");
    }

    [Theory, Trait("Rule", "EXPEND-17")]
    [InlineData(ExportKind.ExpenditureSummary, "EXPEND-17", "EXPEND-11")]
    [InlineData(ExportKind.Payouts, "BILL-15")]
    public void Sums_and_payouts_are_asked_for_as_csv_and_xlsx(ExportKind kind, params string[] rules)
    {
        var order = Lines with { Kind = kind, Payouts = new(ExportSight.Everybody) };
        foreach (var format in new[] { ExportFormat.Csv, ExportFormat.Xlsx })
            ExportDecider.Definition.Given().When(Request("e", order with { Format = format }, billed: false)).Then(Requested("e", order with { Format = format })).By(rules).AndRepeatingChangesNothing();
        foreach (var format in new[] { ExportFormat.Focus, ExportFormat.Pdf })
            ExportDecider.Definition.Given().When(Request("e", order with { Format = format })).ThenRejected("BILL-14").WithCode("FORMAT_NOT_SUPPORTED");
    }

    [Fact, Trait("Rule", "CONV-10")]
    public void The_same_for_the_same_asker_is_asked_for_once_while_it_is_to_be_written()
    {
        var order = Lines with { Lines = Lines.Lines! with { Sight = Lines.Lines!.Sight with { ManagerIds = ["m"] } } };
        ExportDecider.Definition.Given(Requested("e", Lines)).When(Request("f", order)).ThenNothing();
        ExportDecider.Definition.Given(Requested("e", Lines)).When(Request("f", order, Bob)).Then(Requested("f", order, Bob));
        ExportDecider.Definition.Given(Requested("e", Lines)).When(Request("f", order with { Format = ExportFormat.Xlsx })).Then(Requested("f", order with { Format = ExportFormat.Xlsx }));
        ExportDecider.Definition.Given(Requested("e"), Completed("e")).When(Request("f")).Then(Requested("f"));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public void Whoever_sees_something_else_asks_for_something_else()
    {
        var sight = Lines.Lines!.Sight;
        foreach (var other in new[]
        {
            sight with { Kind = ExportSightKind.Partners }, sight with { CustomerId = "c" }, sight with { PartnerIds = ["q"] }, sight with { ManagerIds = ["n"] }, sight with { ManagerIds = [] },
        })
            ExportDecider.Definition.Given(Requested("e", Lines)).When(Request("f", Lines with { Lines = Lines.Lines with { Sight = other } })).Then(
                Requested("f", Lines with { Lines = Lines.Lines with { Sight = other } }));
        Assert.False(sight.Equals(null));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void So_many_at_once_and_the_refusal_names_the_number()
    {
        var focus = Bill with { Format = ExportFormat.Focus };
        ExportDecider.Definition.Given(Requested("a")).When(Request("c", focus)).Then(Requested("c", focus));
        var refused = ExportDecider.Definition.Given(Requested("a"), Requested("b", Lines, Bob)).When(Request("c", focus)).ThenRejected("CONV-7").WithCode("TOO_MANY_EXPORTS_RUNNING");
        Assert.StartsWith("2 exports", Assert.Single(refused.Decision.Rejections).Message, StringComparison.Ordinal);
        ExportDecider.Definition.Given(Requested("a"), Requested("b", Lines), new ExportFailed("b", Ann, "why")).When(Request("c", focus)).Then(Requested("c", focus));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void So_many_are_kept_until_they_expire_or_are_deleted()
    {
        IDomainEvent[] two = [Requested("a"), Completed("a"), Requested("b"), Completed("b")];
        ExportDecider.Definition.Given(two[..2]).When(Request("c")).Then(Requested("c"));
        var refused = ExportDecider.Definition.Given(two).When(Request("c")).ThenRejected("CONV-7").WithCode("TOO_MANY_EXPORTS_KEPT");
        Assert.StartsWith("2 files", Assert.Single(refused.Decision.Rejections).Message, StringComparison.Ordinal);
        ExportDecider.Definition.Given([.. two, new ExportDeleted("a", Ann)]).When(Request("c")).Then(Requested("c"));
        // At the instant of its end a file is not kept any more, whether or not it was taken away.
        var over = Now.AddDays(7);
        ExportDecider.Definition.Given(two).When(Request("c") with { At = over.AddMilliseconds(-1) }).ThenRejected("CONV-7");
        ExportDecider.Definition.Given(two).When(Request("c") with { At = over }).Then(Requested("c") with { RequestedAt = over });
    }

    [Fact]
    public void It_is_completed_once_and_expires_at_its_instant()
    {
        var complete = new CompleteExport(Ann, "e", 3, 200, "ab", 17, Policy, Now);
        ExportDecider.Definition.Given(Requested("e")).When(complete).Then(Completed("e")).AndRepeatingChangesNothing();
        ExportDecider.Definition.Given(Requested("e"), Completed("e")).When(complete with { Sha256 = "cd" }).ThenNothing();
        ExportDecider.Definition.Given().When(new ExpireExport(Ann, "e", Now.AddDays(7))).ThenNothing();
        ExportDecider.Definition.Given(Requested("e"), Completed("e")).When(new ExpireExport(Ann, "e", Now.AddDays(7).AddMilliseconds(-1))).ThenNothing();
        ExportDecider.Definition.Given(Requested("e"), Completed("e")).When(new ExpireExport(Ann, "e", Now.AddDays(7))).Then(new ExportExpired("e", Ann)).AndRepeatingChangesNothing();
    }

    [Fact]
    public void What_has_ended_stays_so()
    {
        foreach (var end in new IDomainEvent[] { new ExportFailed("e", Ann, "why"), new ExportDeleted("e", Ann) })
        {
            ExportDecider.Definition.Given(Requested("e"), end).When(new CompleteExport(Ann, "e", 3, 200, "ab", 17, Policy, Now)).ThenNothing();
            ExportDecider.Definition.Given(Requested("e"), end).When(new FailExport(Ann, "e", "again")).ThenNothing();
            ExportDecider.Definition.Given(Requested("e"), end).When(Request("e")).ThenNothing();
        }
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void Its_asker_alone_deletes_it()
    {
        ExportDecider.Definition.Given(Requested("e")).When(new DeleteExport(Ann, "e")).Then(new ExportDeleted("e", Ann)).AndRepeatingChangesNothing();
        ExportDecider.Definition.Given(Requested("e"), Completed("e")).When(new DeleteExport(Ann, "e")).Then(new ExportDeleted("e", Ann));
        ExportDecider.Definition.Given(Requested("e"), Completed("e"), new ExportExpired("e", Ann)).When(new DeleteExport(Ann, "e")).ThenNothing();
        foreach (var (owner, id) in new[] { (Bob, "e"), (Ann, "absent") })
            ExportDecider.Definition.Given(Requested("e")).When(new DeleteExport(owner, id)).ThenRejected("CONV-7").WithCode("EXPORT_NOT_FOUND");
    }

    [Theory]
    [InlineData("p", null, "partner:p")]
    [InlineData(null, "c", "customer:c")]
    [InlineData(null, null, "vendor:ann")]
    public void Exports_are_counted_by_tenant_and_those_of_the_vendor_by_person(string? partner, string? customer, string key) =>
        Assert.Equal(key, new ExportOwner(partner, customer, "ann").Key);

    [Fact, Trait("Rule", "CONV-7")]
    public void Texts_of_a_filter_are_bounded() =>
        ExportDecider.Definition.Given().When(Request("e", Lines with { Lines = Lines.Lines! with { ResourceId = new('x', 257) } })).ThenRejected("CONV-7").WithCode("TEXT_TOO_LONG");
}
