namespace PartnerGraph.Cli.Import.Organizations;

/// <summary>How many lines ended in which way.</summary>
internal sealed class OrganizationTotals
{
    private readonly long[] counts = new long[Enum.GetValues<IntakeOutcome>().Length];

    public long All => counts.Sum();

    public long Refused => counts[(int)IntakeOutcome.Refused];

    public void Add(IntakeOutcome outcome) => counts[(int)outcome]++;

    /// <summary>As the end of an import tells them.</summary>
    public string Summary(string file, string problems) => $"""
        {file}
          lines read          {All}
          published           {counts[(int)IntakeOutcome.Published]}
          unchanged           {counts[(int)IntakeOutcome.Unchanged]}
          updated             {counts[(int)IntakeOutcome.Updated]}
          refused             {Refused}{(Refused > 0 ? $" (see {problems})" : "")}
        """;
}
