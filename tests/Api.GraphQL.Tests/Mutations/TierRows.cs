using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Api.GraphQL.Tests.Mutations;

/// <summary>A valid call of every mutation about admissions to tiers.</summary>
internal static class TierRows
{
    public static object InAdvance => new
    {
        tier = "PREMIER", enterpriseSize = "LARGE", annualRevenueCommitment = "360000", employeesPledged = 5, businessPlan = "Plan", customerBase = true, professionalCapability = true,
    };

    public static object Carrier => new { route = "LEADING_CARRIER", annualRevenueCommitment = "1200000", employeesPledged = 5, b2bBasis = true, carrierRank = 1 };

    public static IEnumerable<KeyValuePair<string, Func<MutationScene, Task<MutationCall>>>> All =>
    [
        Row("applyForTierInAdvance", async scene => new((await scene.WithPartner()).Admin(), new { application = InAdvance }, "tierAdmission { pledge { tier } }")),
        Row("admitWonBackPartner", async scene => new(
            (await scene.WithPartner()).Operations, new { partnerId = Partner(scene), competitor = "A2", competitorTier = "GOLD" }, "tierAdmission { competitorTier }")),
        Row("recordCertifiedEmployee", async scene =>
        {
            await scene.WithPartner();
            await scene.Has("tier-admission", scene.Partner, new TierGrantedInAdvance(scene.Partner, PartnerTier.Premier, new(360_000m), 5, "Plan", scene.Now, scene.Now.AddDays(181)));
            return new(scene.Operations, new { partnerId = Partner(scene), employeeId = "e1", level = "ASSOCIATE", certifiedOn = "2024-11-01" }, "tierAdmission { pledge { employeesCertified } }");
        }),
        Row("inviteToCore", async scene => new((await scene.WithPartner()).Operations, new { partnerId = Partner(scene), route = "LEADING_CARRIER" }, "tierAdmission { core }")),
        Row("applyForCore", async scene =>
        {
            await Invited(scene);
            return new(scene.Admin(), new { application = Carrier }, "tierAdmission { core }");
        }),
        Row("decideCore", async scene =>
        {
            await Invited(scene);
            await scene.Has("tier-admission", scene.Partner, new CoreApplied(scene.Partner, CoreRoute.LeadingCarrier, new(1_200_000m), 5, 1, [], [], null, scene.Now));
            return new(scene.Operations, new { partnerId = Partner(scene), decision = "DECLINE", fallbackTier = "PREMIER", reason = "why" }, "tierAdmission { core }");
        }),
        Row("recordFaceToFaceCertification", async scene => new(
            (await scene.WithPartner()).Operations, new { partnerId = Partner(scene), certifiedOn = "2024-11-01" }, "tierAdmission { faceToFaceOn }")),
        Row("certifyGlobalPartner", scene => Task.FromResult(new MutationCall(scene.Operations, new { name = scene.Id, certifiedOn = "2024-11-01" }, "name"))),
    ];

    private static async Task Invited(MutationScene scene)
    {
        await scene.WithPartner();
        await scene.Has("tier-admission", scene.Partner, new CoreInvited(scene.Partner, CoreRoute.LeadingCarrier, scene.Now));
    }

    private static string Partner(MutationScene scene) => MutationScene.Global("Partner", scene.Partner);

    private static KeyValuePair<string, Func<MutationScene, Task<MutationCall>>> Row(string mutation, Func<MutationScene, Task<MutationCall>> call) => new(mutation, call);
}
