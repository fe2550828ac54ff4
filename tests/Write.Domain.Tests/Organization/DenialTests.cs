using PartnerGraph.Write.Domain.Organization.Audit;

namespace PartnerGraph.Write.Domain.Tests.Organization;

public sealed class DenialTests
{
    private static readonly DateTimeOffset Noon = new(2024, 11, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly DenialAccount Partner = new("p", null);

    private static RecordDenial Denial(string subject = "ann", string field = "members", DateTimeOffset? at = null, string code = "FORBIDDEN") =>
        new(Partner, subject, field, code, null, at ?? Noon);

    private static AccessDenied Denied(string subject = "ann", string field = "members", DateTimeOffset? at = null) => new("p", null, subject, field, "FORBIDDEN", null, at ?? Noon);

    [Fact]
    public void The_same_is_kept_once_an_hour()
    {
        DenialDecider.Definition.Given().When(Denial()).Then(Denied()).AndRepeatingChangesNothing();
        DenialDecider.Definition.Given(Denied()).When(Denial(at: Noon.AddMinutes(59).AddSeconds(59))).ThenNothing();
        DenialDecider.Definition.Given(Denied()).When(Denial(at: Noon.AddHours(1))).Then(Denied(at: Noon.AddHours(1)));
        DenialDecider.Definition.Given(Denied()).When(Denial(field: "roles")).Then(Denied(field: "roles"));
        DenialDecider.Definition.Given(Denied()).When(Denial(code: "CBC.0151")).Then(Denied() with { Code = "CBC.0151" });
    }

    [Theory, InlineData(99, true), InlineData(100, false)]
    public void One_caller_fills_no_day(int before, bool kept)
    {
        var given = Enumerable.Range(0, before).Select(n => Denied(field: $"f{n}")).ToList();
        Assert.Equal(kept, DenialDecider.Definition.Given([.. given]).When(Denial()).Decision.Events.Count == 1);
        Assert.Single(DenialDecider.Definition.Given([.. given]).When(Denial(subject: "bob")).Decision.Events);
    }

    [Theory, InlineData(999, true), InlineData(1_000, false)]
    public void Many_callers_of_an_account_fill_no_day(int before, bool kept)
    {
        var given = Enumerable.Range(0, before).Select(n => Denied(subject: $"s{n}")).ToList();
        Assert.Equal(kept, DenialDecider.Definition.Given([.. given]).When(Denial()).Decision.Events.Count == 1);
    }

    [Fact]
    public void A_day_of_an_account_is_a_stream()
    {
        Assert.Equal("denials-partner.p.20241104", DenialDecider.Definition.StreamOf(Denial()));
        Assert.Equal("denials-partner.p.20241105", DenialDecider.Definition.StreamOf(Denial(at: Noon.AddHours(12))));
        Assert.Equal(
            ["denials-customer.c.20241104", "denials-strangers.20241104", "denials-vendor.20241104"],
            new DenialAccount[] { new(null, "c"), new(null, null), new(null, null, IsVendor: true) }.Select(account => DenialDecider.Definition.StreamOf(Denial() with { Account = account })));
    }
}
