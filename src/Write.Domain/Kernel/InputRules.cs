namespace PartnerGraph.Domain.Kernel;

/// <summary>What every command's input is held to, whatever its capability (CONV-7).</summary>
public static class InputRules
{
    public static readonly Rule Required = new("CONV-7", "REQUIRED", "The field is missing or not valid.", "Give a value for the field.");
}
