using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Write.Domain.Tests.Partners.Tiers;

/// <summary>A partner that has just joined, what it says of itself, and what REF-1 and REF-2 ask.</summary>
internal static class TierWorld
{
    // 10:00 on 2024-11-04 in the business zone.
    public static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The last second of 2025-05-04 in the business zone.</summary>
    public static readonly DateTimeOffset CertifyBy = new(2025, 5, 4, 15, 59, 59, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2024, 11, 4);

    public static readonly Partner Joined = Partner.Unknown with { Exists = true, PartnerId = "p", Kind = PartnerKind.SolutionProvider, Country = "TH", Tier = PartnerTier.Standard };

    public static readonly PledgeFloor PremierFloor = new(new(360_000m), 5), AdvancedFloor = new(new(120_000m), 3), CoreFloor = new(new(1_200_000m), 5), GlobalFloor = new(new(500_000m), 5);

    public static readonly InAdvanceAnswers Answers = new(EnterpriseSize.Medium, new(360_000m, 5), "Plan 2025", CustomerBase: true, ProfessionalCapability: true);

    public static readonly ApplyInAdvance Premier = new("p", PartnerTier.Premier, Answers, Joined, PremierFloor, Now, WorkingCalendar.Default);

    public static readonly ApplyInAdvance Advanced = new("p", PartnerTier.Advanced, Answers with { Pledge = new(120_000m, 3) }, Joined, AdvancedFloor, Now, WorkingCalendar.Default);

    public static readonly TierGrantedInAdvance PremierGranted = new("p", PartnerTier.Premier, new(360_000m), 5, "Plan 2025", Now, CertifyBy);

    public static readonly CoreAnswers Carrier = new(CoreRoute.LeadingCarrier, new(1_200_000m, 5), B2BBasis: true, CarrierRank: 3, [], OwnUse: false, [], null);

    public static readonly CoreAnswers Regional = new(CoreRoute.LeadingRegional, new(1_200_000m, 5), B2BBasis: false, null, [SpecialCapability.LocalDataCentre], OwnUse: true, ["Ledger"], null);

    public static readonly CoreAnswers Global = new(CoreRoute.GlobalLocalOrganization, new(500_000m, 5), B2BBasis: false, null, [], OwnUse: true, ["Ledger"], "Acme");

    public static CoreInvited Invited(CoreRoute route) => new("p", route, Now);

    public static ApplyForCore Apply(CoreAnswers answers, bool certified = true) =>
        new("p", answers, Joined, answers.Route == CoreRoute.GlobalLocalOrganization ? GlobalFloor : CoreFloor, certified, Now);

    public static CoreApplied Applied(CoreAnswers answers) => new(
        "p", answers.Route, new(answers.Pledge.AnnualRevenue), answers.Pledge.Employees, answers.CarrierRank, answers.Capabilities, answers.Solutions, answers.GlobalPartner, Now);

    public static readonly CoreApproved CarrierApproved = new("p", CoreRoute.LeadingCarrier, "TH", 5, Now, CertifyBy);
}
