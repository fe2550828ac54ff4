using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Projects;

namespace PartnerGraph.Write.Domain.Tests.Customers;

/// <summary>Accounts for a partner's own use, and projects that hang on customer accounts.</summary>
public sealed class OwnUseTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    [Theory, Trait("Rule", "CSP-4")]
    [InlineData("Acme Cloud Ltd")]
    [InlineData(" acme cloud LTD ")]
    public void An_own_account_has_the_same_company(string name) =>
        CustomerDecider.Definition.Given().When(Own(name)).Then(new CustomerRegistered("c", "Acme Cloud Ltd", CustomerSite.International, "own@acme.example", null, "CL", Now))
            .By("CSP-4").AndRepeatingChangesNothing();

    [Theory, Trait("Rule", "CSP-4")]
    [InlineData("Acme Cloud")]
    [InlineData("Acme Cloud Ltd.")]
    [InlineData(" ")]
    public void Another_company_is_refused(string name) =>
        CustomerDecider.Definition.Given().When(Own(name)).ThenRejected("CSP-4").WithCode("COMPANY_NAME_DIFFERS");

    [Fact, Trait("Rule", "CSP-37")]
    public void A_project_is_bound_to_one_customer_for_good()
    {
        ProjectDecider.Definition.Given().When(new BindProject("P-1", "c", Now)).Then(new ProjectBound("P-1", "c", Now)).By("CSP-37").AndRepeatingChangesNothing();
        ProjectDecider.Definition.Given(new ProjectBound("P-1", "c", Now)).When(new BindProject("P-1", "d", Now)).ThenRejected("CSP-37").WithCode("PROJECT_BOUND");
    }

    [Theory, Trait("Rule", "CSP-37")]
    [InlineData("p-1", "P-1")]
    [InlineData(" T.2024_9 ", "T.2024_9")]
    [InlineData("", null)]
    [InlineData("a b", null)]
    [InlineData("a/b", null)]
    public void A_projects_id_is_one_in_any_letter_case(string given, string? key) => Assert.Equal(key, Project.KeyOf(given));

    [Fact, Trait("Rule", "CSP-37")]
    public void A_projects_id_has_sixty_four_letters_and_no_more() =>
        Assert.Equal((64, null), (Project.KeyOf(new('a', 64))?.Length, Project.KeyOf(new('a', 65))));

    private static RegisterOwnAccount Own(string name) => new("c", name, "Acme Cloud Ltd", "CL", "Own@acme.example", null, Now);
}
