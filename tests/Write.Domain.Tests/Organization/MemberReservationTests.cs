using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Write.Domain.Tests.Organization;

public sealed class MemberReservationTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly MemberKeyClaimed Claimed = new("k", "m", Now);

    [Fact, Trait("Rule", "ORG-9")]
    public void An_address_belongs_to_one_member()
    {
        MemberReservation.Email.Given().When(Claim("m")).Then(Claimed).AndRepeatingChangesNothing();
        MemberReservation.Email.Given(Claimed).When(Claim("n")).ThenRejected("ORG-9").WithCode("EMAIL_ALREADY_USED");
        MemberReservation.Subject.Given(Claimed).When(Claim("n")).ThenRejected("ORG-9").WithCode("SUBJECT_ALREADY_USED");
        MemberReservation.Master.Given(Claimed).When(Claim("n")).ThenRejected("ORG-8").WithCode("MASTER_ACCOUNT_NOT_ALLOWED");
    }

    [Fact, Trait("Rule", "ORG-9")]
    public void What_a_gone_member_had_claimed_is_taken_over_from_that_member_alone()
    {
        MemberReservation.Email.Given(Claimed).When(Claim("n") with { ReleasedBy = "m" }).Then(Claimed with { MemberId = "n" });
        MemberReservation.Email.Given(Claimed, Claimed with { MemberId = "n" }).When(Claim("o") with { ReleasedBy = "m" }).ThenRejected("ORG-9");
    }

    [Fact, Trait("Rule", "ORG-9"), Trait("Rule", "ORG-10")]
    public void An_address_in_IAM_is_free_once_the_IAM_account_is_deleted()
    {
        var recorded = new IamAccountRecorded("k", Now);
        var deleted = new IamAccountDeleted("k", Now);
        MemberReservation.Email.Given().When(new RecordIamAccount("k", Now)).Then(recorded).AndRepeatingChangesNothing();
        MemberReservation.Email.Given(recorded).When(Claim("m")).ThenRejected("ORG-9").WithCode("EMAIL_REGISTERED_IN_IAM");
        MemberReservation.Email.Given(recorded).When(new DeleteIamAccount("k", Now)).Then(deleted).AndRepeatingChangesNothing();
        MemberReservation.Email.Given(recorded, deleted).When(Claim("m") with { At = Now.AddSeconds(1) }).Then(Claimed with { ClaimedAt = Now.AddSeconds(1) });
    }

    private static ClaimMemberKey Claim(string memberId) => new("k", memberId, null, Now);
}
