namespace PartnerGraph.Write.Domain.Finder;

/// <summary>Where a competency counts (REF-9).</summary>
public enum CompetencyRegion { Global, MainlandOnly, OutsideMainlandOnly }

/// <summary>The regions of the ten level-1 competencies (COMP-7, REF-9).</summary>
public static class CompetencyRegions
{
    /// <summary>The Chinese mainland; Hong Kong, Macao and Taiwan have codes of their own and are outside.</summary>
    public const string Mainland = "CN";

    public static CompetencyRegion Of(Competency competency) => competency switch
    {
        Competency.Database or Competency.BigData => CompetencyRegion.Global,
        Competency.CloudMigration => CompetencyRegion.OutsideMainlandOnly,
        Competency.DataWarehouse or Competency.AiPlatform or Competency.DevSecOps or Competency.SolutionIntegrationImplementation
            or Competency.PublicCloudOperations or Competency.OperationalExcellence or Competency.ApplicationModernization
            => CompetencyRegion.MainlandOnly,
        _ => throw new ArgumentOutOfRangeException(nameof(competency)),
    };

    /// <summary>Whether the competency counts for a partner of the country (ISO 3166-1 alpha-2).</summary>
    public static bool CountsIn(Competency competency, string country) => Of(competency) switch
    {
        CompetencyRegion.MainlandOnly => country == Mainland,
        CompetencyRegion.OutsideMainlandOnly => country != Mainland,
        _ => true,
    };
}
