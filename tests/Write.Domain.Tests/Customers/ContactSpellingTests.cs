using PartnerGraph.Write.Domain.Customers.Contacts;

namespace PartnerGraph.Write.Domain.Tests.Customers;

/// <summary>What is an address and what is a number, on both sides of each boundary.</summary>
public sealed class ContactSpellingTests
{
    [Theory, Trait("Rule", "CUST-6")]
    [InlineData(" Ana@Example.COM ", "ana@example.com")]
    [InlineData("a@b.c", "a@b.c")]
    [InlineData("a@b.c.d", "a@b.c.d")]
    [InlineData("a@.c", null)]
    [InlineData("a@b.", null)]
    [InlineData("a@b.c.", null)]
    [InlineData("a.b@c", null)]
    [InlineData("@b.c", null)]
    [InlineData("a@b@c.d", null)]
    [InlineData("a b@c.d", null)]
    [InlineData("a\u0001b@c.d", null)]
    [InlineData(null, null)]
    public void An_address_is_trimmed_and_in_lower_case(string? text, string? address) => AssertAddress(text, address);

    [Fact, Trait("Rule", "CUST-6")]
    public void An_address_has_at_most_254_characters()
    {
        var (fits, tooLong) = (new string('a', 248) + "@b.com", new string('a', 249) + "@b.com");
        AssertAddress(fits, fits);
        AssertAddress(tooLong, null);
    }

    [Theory, Trait("Rule", "CUST-7")]
    [InlineData("+56 2 (234) 5.6-78", "+5622345678")]
    [InlineData("12345", "12345")]
    [InlineData("1234", null)]
    [InlineData("+12345678901234567890", "+12345678901234567890")]
    [InlineData("123456789012345678901", null)]
    [InlineData("12345+6", null)]
    [InlineData("++12345", null)]
    [InlineData("12345a", null)]
    [InlineData("１２３４５", null)]
    [InlineData(null, null)]
    public void A_number_is_five_to_twenty_digits_behind_an_optional_plus_sign(string? text, string? number) =>
        Assert.Equal(number, PhoneNumber.Normalize(text));

    private static void AssertAddress(string? text, string? address)
    {
        Assert.Equal(address is not null, EmailAddress.TryNormalize(text, out var normalized));
        if (address is not null) Assert.Equal(address, normalized);
    }
}
