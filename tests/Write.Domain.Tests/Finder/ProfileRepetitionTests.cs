using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Finder;
using static PartnerGraph.Write.Domain.Tests.Finder.ProfileSample;

namespace PartnerGraph.Write.Domain.Tests.Finder;

/// <summary>After any sequence of commands, whatever was accepted can be sent again without adding an event.</summary>
public sealed class ProfileRepetitionTests
{
    private static Gen<ProfileContent> Contents =>
        from name in Gen.Elements("Nimbus", " nimbus ", "Нимбус", null)
        from description in ArbMap.Default.GeneratorFor<string>()
        from products in Gen.ListOf(Gen.Elements("A", "a ", "B", ""))
        from competency in Gen.Elements(Enum.GetValues<Competency>())
        select Content with { NameEnglish = name, Description = $"d {description}", Products = [.. products], Competencies = [competency] };

    private static Gen<ProfileCommand> Commands =>
        from content in Contents
        from partner in Gen.Elements(Eligible, Mainland, Eligible with { IsFrozen = true })
        from kind in Gen.Choose(0, 3)
        select kind switch
        {
            0 => Publish(content, partner),
            1 => Publish(null, partner),
            2 => Update(content, partner),
            _ => (ProfileCommand)new UnpublishProfile("p", Now),
        };

    [Property(MaxTest = 300)]
    public Property Repeating_a_profile_command_adds_nothing() => Prop.ForAll(Commands.ListOf().ToArbitrary(), commands =>
    {
        var state = Profile.None;
        foreach (var command in commands)
        {
            var decision = ProfileDecider.Decide(command, state);
            state = ProfileDecider.Definition.Fold(state, decision.Events);
            if (decision.IsAccepted && ProfileDecider.Decide(command, state) is not { IsAccepted: true, Events.Count: 0 }) return false;
        }

        return true;
    });
}
