namespace PartnerGraph.Import.Tests;

public sealed class SubAccountsTests
{
    [Fact]
    public void A_mapping_file_names_the_customer_of_each_account()
    {
        var map = SubAccountMap.Read(new StringReader("customerId,subAccountId\nc1,\"/subscriptions/1\"\nc1,2\n"));
        Assert.Equal(("c1", "c1", null), (map.CustomerOf("/subscriptions/1", ""), map.CustomerOf("2", ""), map.CustomerOf("3", "")));
    }

    [Theory]
    [InlineData("customerId\nc1\n", "The file lacks the column subAccountId.")]
    [InlineData("subAccountId,customerId\na,c1\na,c2\n", "Line 3: the account a is mapped to c1 already.")]
    [InlineData("subAccountId,customerId\na,\n", "Line 2: both values are needed.")]
    [InlineData("subAccountId,customerId\na\n", "Line 2: The record has 1 fields, not 2.")]
    public void A_mapping_that_leaves_a_doubt_is_refused(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<ImportFileException>(() => SubAccountMap.Read(new StringReader(text))).Message);

    [Fact]
    public void New_customers_are_told_once_and_get_the_same_id_again()
    {
        var accounts = new NewCustomers();
        var id = accounts.CustomerOf("/subscriptions/1", "Atlas");
        Assert.Equal(32, id!.Length);
        Assert.Equal("42", accounts.CustomerOf("42", ""));
        Assert.Equal([new(id, "/subscriptions/1", "Atlas"), new("42", "42", "42")], accounts.Take());
        Assert.Equal(id, accounts.CustomerOf("/subscriptions/1", "Atlas"));
        Assert.Empty(accounts.Take());
        Assert.Equal(id, new NewCustomers().CustomerOf("/subscriptions/1", "other name"));
    }
}
