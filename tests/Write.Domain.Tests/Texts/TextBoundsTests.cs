using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Tests.Texts;

/// <summary>Every text that a command can carry has a bound, whoever adds a command: what is too long is refused, what just fits is not.</summary>
public sealed class TextBoundsTests
{
    private const string Half = "\uD83D";

    public static IEnumerable<object[]> Texts => CommandTypes()
        .SelectMany(command => command.GetProperties().Where(property => property.PropertyType == typeof(string) && property.CanWrite).Select(text => (command.Name, text.Name)))
        // Bounded by rules of their own.
        .Where(text => text.Item2 is not ("Url" or "SealedSecret"))
        .Where(text => text != ("StartRequest", "Key") && text != ("AnswerRequest", "Key") && text != ("KeepStep", "Key"))
        .Select(text => new object[] { text.Item1, text.Item2 });

    [Fact]
    public void Commands_are_found() => Assert.InRange(Texts.Count(), 100, 10_000);

    [Theory, Trait("Rule", "CONV-7"), MemberData(nameof(Texts))]
    public void A_text_is_at_most_as_long_as_its_kind_allows(string command, string text)
    {
        var longest = text switch
        {
            "Reason" or "Basis" or "Answer" or "Description" or "Message" => 1_000,
            "Name" or "UserName" or "CompanyName" => 200,
            "Email" or "CustomerEmail" or "ContactEmail" or "Phone" or "Mobile" or "ContactMobile" when command != "RecordAssociationRefusal" => 254,
            "Caller" or "By" or "Holder" => 1_024,
            "Subject" when command == "RecordDenial" => 1_024,
            _ => 256,
        };
        Assert.Empty(Check(command, text, new('x', longest)));
        var refusal = Assert.Single(Check(command, text, new('x', longest + 1)));
        Assert.Equal(("TEXT_TOO_LONG", "CONV-7", char.ToLowerInvariant(text[0]) + text[1..]), (refusal.Code, refusal.RuleId, refusal.Path));
        Assert.Contains($"at most {longest:N0} characters", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, Trait("Rule", "CONV-7"), MemberData(nameof(Texts))]
    public void A_text_can_be_read(string command, string text)
    {
        Assert.Equal("TEXT_INVALID", Assert.Single(Check(command, text, "a\0b")).Code);
        Assert.Equal("TEXT_INVALID", Assert.Single(Check(command, text, "a" + Half)).Code);
        Assert.Empty(Check(command, text, "a\uD83D\uDE00\u6570"));
        Assert.Equal(text is "Reason" or "Basis" or "Answer" or "Description" or "Message" ? 0 : 1, Check(command, text, "a\r\n\tb").Count);
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void A_decider_refuses_such_a_text_before_it_decides() =>
        PartnerStatusDecider.Definition.Given().When(new FreezePartner("p", new string('r', 1_001), PartnerExists: false, DateTimeOffset.UnixEpoch))
            .ThenRejected("CONV-7").WithCode("TEXT_TOO_LONG");

    [Fact, Trait("Rule", "CONV-7")]
    public void A_list_of_texts_has_at_most_a_hundred_values_each_within_its_bound()
    {
        Assert.Empty(Permitted(Enumerable.Repeat("p", 100)));
        var many = Assert.Single(Permitted(Enumerable.Repeat("p", 101)));
        Assert.Equal(("TOO_MANY_VALUES", "permissions"), (many.Code, many.Path));
        Assert.Equal("permissions[1]", Assert.Single(Permitted(["p", new('p', 257)])).Path);
        Assert.Equal(["permissions[0]", "permissions[2]"], Permitted([new('p', 257), "p", new('p', 257)]).Select(refusal => refusal.Path));
        Assert.Equal("TOO_MANY_VALUES", Assert.Single(Permitted(Enumerable.Repeat(new string('p', 257), 101))).Code);
        var both = TextBounds.Check(new DefineRole("r", "p", new('n', 201), [.. Enumerable.Repeat("p", 101)]));
        Assert.Equal(["TEXT_TOO_LONG name", "TOO_MANY_VALUES permissions"], both.Select(refusal => $"{refusal.Code} {refusal.Path}"));

        static IReadOnlyList<Rejection> Permitted(IEnumerable<string> permissions) =>
            TextBounds.Check(new DefineRole("r", "p", "Sales", [.. permissions]));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void Texts_within_parts_of_a_command_are_bounded_too()
    {
        var associate = new AssociateCustomer("c", null!, new AssociationRoute.ByTicket(new('t', 257), new([new('r', 257)], new('x', 1_001))));
        Assert.Equal(
            ["route.ticketNo", "route.override.ruleIds[0]", "route.override.reason"], TextBounds.Check(associate).Select(refusal => refusal.Path));

        var item = new OrderItem("ECS", "ap", new('s', 257), ChargingMode.PayPerUse, null, Money.Zero);
        var place = new PlaceOrder("o", "c", [item with { Specification = "s" }, item], null!, null!, default);
        Assert.Equal("items[1].specification", Assert.Single(TextBounds.Check(place)).Path);
        Assert.Equal(100, TextBounds.Check(place with { Items = [.. Enumerable.Repeat(item, 101)] }).Count);
    }

    private static IReadOnlyList<Rejection> Check(string command, string text, string value)
    {
        var type = CommandTypes().Single(found => found.Name == command);
        var instance = RuntimeHelpers.GetUninitializedObject(type);
        type.GetProperty(text)!.SetValue(instance, value);
        return TextBounds.Check(instance);
    }

    private static IEnumerable<Type> CommandTypes()
    {
        var types = typeof(Decision).Assembly.GetTypes();
        var roots = types.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => field.FieldType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Decider<,>)).Select(type => type.GetGenericArguments()[0]).ToHashSet();
        return types.Where(type => !type.IsAbstract && roots.Any(root => type.IsAssignableTo(root)));
    }
}
