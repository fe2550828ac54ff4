namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>What every command's input is held to, whatever its capability (CONV-7).</summary>
public static class InputRules
{
    public static readonly Rule Required = new("CONV-7", "REQUIRED", "The field is missing or not valid.", "Give a value for the field.");

    public static readonly Rule TextTooLong = new("CONV-7", "TEXT_TOO_LONG", "A text is at most as long as its kind allows.", "Shorten the text.");

    public static readonly Rule TextInvalid = new("CONV-7", "TEXT_INVALID",
        "A text is well-formed Unicode without control characters; a reason may have lines.", "Leave out what cannot be read.");

    public static readonly Rule TooManyValues = new("CONV-7", "TOO_MANY_VALUES",
        "A list holds at most 100 values.", "Send fewer values.");
}
