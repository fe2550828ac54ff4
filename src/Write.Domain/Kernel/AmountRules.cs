namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>What every amount that a command states is held to, so that no sum of accepted amounts leaves decimal(28,8) (CONV-5).</summary>
public static class AmountRules
{
    /// <summary>The most that one line of a bill or an order holds, in its currency.</summary>
    public const decimal MostOfLine = 1_000_000_000_000m;

    /// <summary>The most that one mutation states, in its currency.</summary>
    public const decimal MostOfMutation = 1_000_000_000_000_000m;

    public static readonly Rule TooLarge = new("CONV-5", "AMOUNT_TOO_LARGE",
        "One mutation states at most 1,000,000,000,000,000 in its currency.", "Give a smaller amount.");

    public static readonly Rule TooPrecise = new("CONV-5", "AMOUNT_TOO_PRECISE",
        "An amount has at most eight decimals.", "Round the amount to eight decimals.");

    public static readonly Rule SumTooLarge = new("CONV-5", "SUM_TOO_LARGE",
        "What is held or owed in all stays below 100,000,000,000,000,000,000 in its currency.", "Give a smaller amount.");

    /// <summary>An amount above 0 that one mutation may state; null when it is.</summary>
    /// <param name="invalid">What is violated by an amount that is not above 0.</param>
    public static Rejection? Positive(decimal amount, Rule invalid, string path) => amount > 0 ? Sized(amount, path) : invalid.Refuse(path);

    /// <summary>An amount of at least 0 that one mutation may state; null when it is.</summary>
    /// <param name="invalid">What is violated by a negative amount.</param>
    public static Rejection? NotNegative(decimal amount, Rule invalid, string path) => amount >= 0 ? Sized(amount, path) : invalid.Refuse(path);

    /// <summary>Refuses a sum that a decider could not hold any more.</summary>
    public static Rejection? Sum(Money sum, string path) => sum.Fits() ? null : SumTooLarge.Refuse(path);

    private static Rejection? Sized(decimal amount, string path) =>
        amount > MostOfMutation ? TooLarge.Refuse(path) : Money.Fits(amount) ? null : TooPrecise.Refuse(path);
}
