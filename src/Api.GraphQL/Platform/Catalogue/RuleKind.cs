using System.ComponentModel;

namespace PartnerGraph.Api.GraphQL.Platform.Catalogue;

[Description("What a rule of the catalogue is about.")]
public enum RuleKind
{
    [Description("Enforced by a decision: violating it is refused.")] Rule,
    [Description("A change of state, or a deadline that comes by itself.")] Lifecycle,
    [Description("A figure and how it is calculated.")] Computed,
    [Description("Something to look up.")] View,
    [Description("Something that is told without being asked for.")] Alert,
    [Description("Reference data that is served.")] Data,
    [Description("An explanation for people.")] Knowledge,
    [Description("Holds for all areas, such as time, money and paging.")] Convention,
}
