using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Discounts;

/// <summary>The rules of the area DISC that decisions and quotes enforce.</summary>
public static class DiscountRules
{
    public static readonly Rule OnOffer = new("DISC-1", "DISCOUNT_NOT_ON_OFFER",
        "A discount is chosen from those on offer: the one that the partner gave the customer, a special offer, a promotion.",
        "Choose one of the discounts that the quote lists for the line, or none.");

    public static readonly Rule WithinScope = new("DISC-2", "DISCOUNT_OUT_OF_SCOPE",
        "A partner's discount is more than 0, has at most eight decimals and stays within the limit that the vendor authorized for the product type.",
        "Give a discount within the limit that discountableProducts tells.");

    public static readonly Rule ScopeValid = new("DISC-2", "DISCOUNT_SCOPE_INVALID",
        "The limit of a product type lies between 0, which allows no discount, and 1, and has at most eight decimals.", "Give a limit from 0 to 1, such as 0.1 for ten percent.");

    public static readonly Rule ReferralOnly = new("DISC-3", "NOT_A_REFERRAL_CUSTOMER",
        "Discounts are set for customers associated with the partner in the referral model only.", "Choose a customer of the referral model.");

    public static readonly Rule OrderOfReferral = new("DISC-4", "NOT_A_REFERRAL_CUSTOMER",
        "A price of its own is given to an order of a customer associated with the partner in the referral model only.", "Choose an order of a customer of the referral model.");

    public static readonly Rule ByProductType = new("DISC-5", "PRODUCT_TYPE_REQUIRED",
        "Discounts are set by product type, as the list of product types has it, and not for a single product or specification.",
        "Give a product type that discountableProducts lists.");

    public static readonly Rule ShortTerm = new("DISC-7", "DISCOUNT_NOT_APPLICABLE",
        "Yearly and monthly subscriptions qualify for a partner's discount for less than a year; for a year or more only where the list of product types says so.",
        "Subscribe for less than a year, or pay without the discount.");

    public static readonly Rule PayPerUse = new("DISC-8", "DISCOUNT_APPLICABLE", "Pay-per-use products qualify for a partner's discount.");

    public static readonly Rule NotOnAllianceNodes = new("DISC-9", "DISCOUNT_NOT_APPLICABLE",
        "What runs on nodes of the Open Cloud Service Alliance does not qualify for a partner's discount.", "Pay without the discount.");

    public static readonly Rule NotOnSpot = new("DISC-10", "DISCOUNT_NOT_APPLICABLE",
        "Spot instances and Spot ECSs do not qualify for a partner's discount.", "Pay without the discount.");

    public static readonly Rule StandardProducts = new("DISC-11", "DISCOUNT_APPLICABLE", "Products at list price qualify for a partner's discount.");

    public static readonly Rule PromotionalProducts = new("DISC-12", "DISCOUNT_APPLICABLE",
        "Promotional products qualify for a partner's discount, in the place of the promotion.");

    public static readonly Rule NotOnKoogallery = new("DISC-13", "DISCOUNT_NOT_APPLICABLE",
        "KooGallery products do not qualify for a partner's discount.", "Pay without the discount.");

    public static readonly Rule NotWithSpecialOffer = new("DISC-14", "DISCOUNTS_NOT_COMBINABLE",
        "A partner's discount is not combined with a special offer.", "Choose one of them.");

    public static readonly Rule NotWithPromotion = new("DISC-15", "DISCOUNTS_NOT_COMBINABLE",
        "A promotional discount is not combined with another discount.", "Choose one of them.");

    public static readonly Rule CouponCombines = new("DISC-16", "COUPON_EXCLUDES_DISCOUNT",
        "Whether a partner's discount combines with a coupon is decided by the coupon.", "Choose one of them.");

    public static readonly Rule Packages = new("DISC-21", "DISCOUNT_APPLICABLE", "Packages qualify for a partner's discount, whatever their time.");

    /// <summary>By which rule partners may give no discount on the class; null when they may.</summary>
    public static Rule? Excluding(ProductClass of) => of switch
    {
        ProductClass.AllianceNode => NotOnAllianceNodes,
        ProductClass.Spot => NotOnSpot,
        ProductClass.Koogallery => NotOnKoogallery,
        _ => null,
    };
}
