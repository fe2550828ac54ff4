using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport;

namespace PartnerGraph.Api.GraphQL.Hosting.Reference;

/// <summary>The values of <c>extensions.reason</c>, which tell errors of one code apart.</summary>
public static class ErrorReasons
{
    [Explained("the request carries no token", With = ErrorCodes.Unauthenticated)]
    public const string NoToken = "NO_TOKEN";

    [Explained("the credentials are of another kind", With = ErrorCodes.Unauthenticated)]
    public const string NotABearerToken = "NOT_A_BEARER_TOKEN";

    [Explained("the token is not valid or has expired", With = ErrorCodes.Unauthenticated)]
    public const string InvalidToken = "INVALID_TOKEN";

    [Explained("the user is no member of a partner (ORG-1), as in `accessDiagnosis`", With = ErrorCodes.Unauthenticated)]
    public const string IamUserOnly = "IAM_USER_ONLY";

    [Explained("the member has no role yet (ORG-3), as in `accessDiagnosis`", With = ErrorCodes.Unauthenticated)]
    public const string NoRole = "NO_ROLE";

    [Explained("`extensions.ruleId` names the rule where the catalogue settles it", With = RequestErrors.Forbidden)]
    public const string RoleNotAllowed = "ROLE_NOT_ALLOWED";

    [Explained("a statement of the caller's policy denies it", With = RequestErrors.NotPermitted)]
    public const string PolicyDenies = "POLICY_DENIES";

    [Explained("no statement of the caller's policy allows it, or allows it for this resource", With = RequestErrors.NotPermitted)]
    public const string PolicyAllowsNot = "POLICY_ALLOWS_NOT";

    [Explained("the caller's partner has revoked its reseller customers' sight of bills and cost (BILL-6, BILL-7)", With = RequestErrors.Forbidden)]
    public const string BillsRevoked = "BILLS_REVOKED";

    [Explained("Partner Finder does not know the city; name its country, or give latitude and longitude", With = ErrorCodes.BadUserInput)]
    public const string UnknownCity = "UNKNOWN_CITY";
}
