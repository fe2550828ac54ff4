namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>What a text of a command is; each kind has one bound, wherever it stands.</summary>
public enum TextKind
{
    /// <summary>What names something: an id, a reference, a code, a key. What a text is unless it says otherwise.</summary>
    Reference,

    /// <summary>What people call something or somebody.</summary>
    Name,

    /// <summary>An email address or a phone number.</summary>
    Address,

    /// <summary>Why something was done: prose that may have lines.</summary>
    Reason,

    /// <summary>Who sends a command, as the identity provider and the tenancy name it.</summary>
    Caller,

    /// <summary>Bounded by a rule of its own, which says more than a length could.</summary>
    Ruled,
}

/// <summary>The kind of a command's text that is no <see cref="TextKind.Reference"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextAttribute(TextKind kind) : Attribute
{
    public TextKind Kind { get; } = kind;
}

/// <summary>A part of a command whose texts are the caller's own, and so are bounded like the command's; what the decision was given as facts is not marked.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GivenTextsAttribute : Attribute;
