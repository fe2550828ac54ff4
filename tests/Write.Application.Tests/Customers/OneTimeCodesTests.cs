using PartnerGraph.Write.Application.Customers.Contacts;

namespace PartnerGraph.Write.Application.Tests.Customers;

public sealed class OneTimeCodesTests
{
    private static readonly byte[] Secret = [.. Enumerable.Repeat((byte)7, 32)];

    [Fact]
    public void A_code_is_found_again_with_the_secret_it_was_made_with_and_with_no_other()
    {
        var kept = new OneTimeCodes(() => Secret).Issue();
        Assert.Matches("^[0-9]{6}$", new OneTimeCodes(() => Secret).CodeOf(kept));
        Assert.Null(new OneTimeCodes(() => [.. Secret.Select(part => (byte)(part + 1))]).CodeOf(kept));
        Assert.Null(new OneTimeCodes(() => Secret).CodeOf("no salt"));
    }

    [Fact]
    public void Codes_follow_from_what_is_kept_and_differ() =>
        Assert.NotEqual(new OneTimeCodes(() => Secret).Issue(), new OneTimeCodes(() => Secret).Issue());
}
