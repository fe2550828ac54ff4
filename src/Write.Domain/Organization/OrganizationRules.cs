using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization;

/// <summary>The rules of the area ORG that decisions enforce.</summary>
public static class OrganizationRules
{
    public static readonly Rule IamUserOnly = new("ORG-1", "IAM_USER_ONLY",
        "A user of the console's IAM has no access to the partner centre.", "Ask the administrator to create a member (ORG-2).");

    public static readonly Rule RightsByRole = new("ORG-3", "NO_ROLE",
        "A member has rights only once a role is assigned.", "Ask the administrator to assign a role.");

    public static readonly Rule RightsByCustomRole = new("ORG-7", "ROLE_ASSIGNED",
        "The administrator controls what a member may do by its role.");

    public static readonly Rule PermissionUnknown = new("ORG-7", "PERMISSION_UNKNOWN",
        "A custom role is made of known permissions.", "Choose from the known permissions.");

    public static readonly Rule CustomRoleOfOperator = new("ORG-7", "CUSTOM_ROLE_FOR_OPERATORS_ONLY",
        "A custom role goes with the role Operator.", "Assign the role Operator, or name no custom role.");

    public static readonly Rule RoleNotFound = new("ORG-7", "ROLE_NOT_FOUND",
        "There is no such custom role in this organization.", "Define the role first.");

    public static readonly Rule OneMaster = new("ORG-8", "MASTER_ACCOUNT_NOT_ALLOWED",
        "No further master account can be added to an organization.", "Create a user.");

    public static readonly Rule MasterAdministers = new("ORG-8", "MASTER_ACCOUNT_ADMINISTERS",
        "The master account is an administrator and stays one.");

    public static readonly Rule MasterStays = new("ORG-8", "MASTER_ACCOUNT_CANNOT_BE_REMOVED", "The master account cannot be removed.");

    public static readonly Rule EmailInIam = new("ORG-9", "EMAIL_REGISTERED_IN_IAM",
        "A member cannot have an email address that an IAM account uses.", "Delete the IAM account first (ORG-10), or use another address.");

    public static readonly Rule EmailFreed = new("ORG-10", "EMAIL_FREED",
        "Once the IAM account with the address is deleted, the address can be used for a member.");

    public static readonly Rule EmailTaken = new("ORG-9", "EMAIL_ALREADY_USED",
        "Another member uses the email address.", "Use another address.");

    public static readonly Rule SubjectTaken = new("ORG-9", "SUBJECT_ALREADY_USED",
        "Another member signs in with the subject.", "Use the subject of the new member's own tokens.");

    public static readonly Rule NotADirector = new("EXPEND-3", "NOT_AN_ACCOUNT_DIRECTOR",
        "Only an account director leads account managers.", "Assign the role AccountDirector first.");

    public static readonly Rule NotAManager = new("EXPEND-3", "NOT_AN_ACCOUNT_MANAGER",
        "A director leads members of the own organization who are account managers.", "Name account managers of the own organization.");

    public static readonly Rule MemberNotFound = new("CONV-7", "MEMBER_NOT_FOUND", "There is no such member, or it is not the caller's.");

    public static readonly Rule MemberExists = new("CONV-10", "MEMBER_ALREADY_EXISTS",
        "A member with this id exists with other data, or was removed.", "Use a new id for another member.");
}
