using PartnerGraph.Read.Projections.Finder;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class NameVariantsTests
{
    [Theory]
    [InlineData("Red Hat")]
    [InlineData("Limited")]
    [InlineData("Co")]
    [InlineData("")]
    [InlineData("Redwood Data GmbH & Co. KG", "Redwood Data")]
    [InlineData("ZEDEDA, Inc.", "ZEDEDA")]
    [InlineData("O'Brien & Sons Ltd.", "O'Brien & Sons")]
    [InlineData("i Cubed Systems, Inc. (supporter)", "i Cubed Systems, Inc.", "supporter", "i Cubed Systems")]
    [InlineData("Redwood Data (RWD)", "Redwood Data", "RWD")]
    [InlineData("Azure Kubernetes Service (AKS) (Wasm)", "Azure Kubernetes Service", "AKS", "Wasm")]
    [InlineData("(RWD) Redwood", "Redwood", "RWD")]
    [InlineData("[Red] Hat", "Hat", "Red")]
    [InlineData("华为（深圳）", "华为", "深圳")]
    [InlineData("(RWD)", "RWD")]
    [InlineData("Red (Hat", new string[0])]
    [InlineData("Red ) Hat (", new string[0])]
    public void A_name_is_written_without_legal_form_without_brackets_or_as_what_stands_in_them(string name, params string[] variants) =>
        Assert.Equal(variants, NameVariants.Of(name).Select(variant => string.Join(' ', variant.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [Fact]
    public void A_legal_form_is_dropped_at_the_end_alone() => Assert.Equal(["SA Hosting"], NameVariants.Of("SA Hosting SA"));
}
