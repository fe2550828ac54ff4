using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization.Menus;

namespace PartnerGraph.Api.GraphQL.Organization.Menus;

[Name("SalesMenu"), Description("The sales menu of the caller's kind of partner (MENU-1 to MENU-4).")]
public sealed record SalesMenuView(
    [property: Description("Whose menu it is.")] SalesMenuVariant Variant,
    [property: Description("In the order of selling, from developing customers to continuous operations (MENU-4).")] IReadOnlyList<SalesMenuGroup> Groups);

[Description("A step of selling, with what the menu has for it.")]
public sealed record SalesMenuGroup(
    [property: Description("Which step.")] SalesStep Step, [property: Description("Its place, from 1 to 4.")] int Order,
    [property: Description("Its entries, those included that the caller does not see.")] IReadOnlyList<SalesMenuItemView> Entries);

[Name("SalesMenuItem"), Description("An entry of the sales menu, and whether the caller sees it.")]
public sealed record SalesMenuItemView(
    [property: Description("What it leads to.")] SalesMenuEntry Entry,
    [property: Description("Where it stands: the steps to it, parted by \" > \".")] string Path,
    [property: Description("Where it stood before; empty where that is not known.")] IReadOnlyList<string> FormerPaths,
    [property: Description("Whether it is for looking only.")] bool ReadOnly,
    [property: Description("Whether the caller sees it.")] bool Visible,
    [property: Description("Every rule that hides it from the caller; empty when it is visible.")] IReadOnlyList<SalesMenuCause> Causes)
{
    internal static SalesMenuItemView Of(SalesMenuItem item, SalesMenuViewer viewer)
    {
        var hiding = SalesMenuVisibility.Hiding(item, viewer);
        var reads = SalesMenu.VariantOf(viewer.Kind) is { } variant && item.Places[variant] == SalesMenuPlace.Reads;
        return new(item.Entry, item.Path, item.FormerPaths, reads, hiding.Count == 0, [.. hiding.Select(rule => new SalesMenuCause(rule))]);
    }
}

[StatesRule, Description("A rule that hides an entry of the sales menu.")]
public sealed class SalesMenuCause(Rule rule) : RuleStatement
{
    public override RuleCode Code => new(rule.Code);

    public override string RuleId => rule.Id;

    public override string Message => rule.Text;

    public override string? Remedy => NullIfEmpty(rule.Remedy);

    public override bool Passed => false;
}

[Description("Where an entry stood and where it stands now (MENU-5).")]
public sealed record SalesMenuChange(
    [property: Description("What it leads to.")] SalesMenuEntry Entry, [property: Description("The path before.")] string Old, [property: Description("The path now.")] string New);
