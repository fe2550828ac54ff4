using PartnerGraph.Write.Domain.Finder;
using static PartnerGraph.Write.Domain.Tests.Finder.ProfileSample;

namespace PartnerGraph.Write.Domain.Tests.Finder;

public sealed class ProfileCompetencyTests
{
    private static readonly Competency[] Outside = [Competency.Database, Competency.BigData, Competency.CloudMigration];

    [Fact, Trait("Rule", "COMP-5")]
    public void Mainland_only_labels_are_for_the_mainland()
    {
        var content = Content with { Competencies = [.. Enum.GetValues<Competency>().Where(competency => competency != Competency.CloudMigration)] };
        Accepts(content, Mainland);
        Assert.Equal(Enumerable.Range(2, 7).Select(i => $"LABEL_NOT_FOR_REGION profile.competencies[{i}]"), RefusalsOf(content));
        ProfileDecider.Definition.Given().When(Publish(Content with { Competencies = [Competency.DevSecOps] })).ThenRejected("COMP-5");
    }

    [Fact, Trait("Rule", "COMP-6")]
    public void Cloud_migration_is_for_everywhere_else()
    {
        var content = Content with { Competencies = [.. Outside] };
        Accepts(content, Eligible with { Country = "TH" });
        Accepts(content, Eligible with { Country = "HK" });
        Refuses("LABEL_NOT_FOR_REGION profile.competencies[2]", content, Mainland);
        ProfileDecider.Definition.Given().When(Publish(content, Mainland)).ThenRejected("COMP-6");
    }

    [Fact, Trait("Rule", "COMP-7")]
    public void Thailand_has_three_labels() =>
        Assert.Equal(Outside, Enum.GetValues<Competency>().Where(competency => CompetencyRegions.CountsIn(competency, "TH")));
}
