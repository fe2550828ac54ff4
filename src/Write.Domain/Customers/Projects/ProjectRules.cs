using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Projects;

/// <summary>To whom projects belong.</summary>
public static class ProjectRules
{
    public static readonly Rule FollowsCustomer = new("CSP-37", "PROJECT_BOUND",
        "Who gets the revenue rebate and who owns a project follows solely from the customer account that is tied to it, and that does not change.",
        "Associate the customer: its project comes with it.");

    public static readonly Rule IdInvalid = new("CSP-37", "PROJECT_ID_INVALID",
        "A project's id has 1 to 64 letters, digits, dashes, underscores and dots.", "Give the id as the project's papers have it.");
}
