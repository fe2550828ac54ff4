using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Read.Projections.Organization;

/// <summary>Whom directors lead: of the members that they were given, those who are account managers now (ORG-3).</summary>
internal static class Leadership
{
    /// <summary>The member gets another role, none after its removal.</summary>
    public static async ValueTask Follow(ReadModelContext db, MemberRow member, BuiltInRole? role, CancellationToken cancellation)
    {
        var manages = role == BuiltInRole.AccountManager;
        if (manages == (member.Role == BuiltInRole.AccountManager)) return;
        await db.Set<MemberRow>().AsTracking().Where(row => row.PartnerId == member.PartnerId && row.Role == BuiltInRole.AccountDirector).LoadAsync(cancellation);
        // Also those that an earlier event of the batch made directors and that are not saved yet.
        foreach (var director in db.Set<MemberRow>().Local.Where(row => row.PartnerId == member.PartnerId))
        {
            var led = Ids(director.ManagerIds);
            director.ManagerIds = string.Join(' ', Ids(director.GivenManagerIds).Where(id => id == member.MemberId ? manages : led.Contains(id)));
        }
    }

    private static string[] Ids(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
