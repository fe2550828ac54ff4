CREATE TABLE "bill_line" (
    "Bill" TEXT NOT NULL,
    "LinePosition" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Reversal" INTEGER NOT NULL,
    "Cut" INTEGER NOT NULL,
    "CustomerId" TEXT NOT NULL,
    CONSTRAINT "PK_bill_line" PRIMARY KEY ("Bill", "LinePosition", "Version", "Reversal")
);


CREATE TABLE "bill_revenue" (
    "ServiceType" TEXT NOT NULL,
    "Offering" TEXT NOT NULL,
    "Bill" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Month" INTEGER NOT NULL,
    "ListPrice" TEXT NOT NULL,
    "DeductedCoupons" TEXT NOT NULL,
    "DeductedTestCoupons" TEXT NOT NULL,
    "Net" TEXT NOT NULL,
    "Tax" TEXT NOT NULL,
    "Coupons" TEXT NOT NULL,
    "TestCoupons" TEXT NOT NULL,
    "FlexiPurchaseCoupons" TEXT NOT NULL,
    "StoredValueCards" TEXT NOT NULL,
    "Unpaid" TEXT NOT NULL,
    CONSTRAINT "PK_bill_revenue" PRIMARY KEY ("Bill", "Version", "Month", "ServiceType", "Offering")
);


CREATE TABLE "bill_reversal" (
    "PartnerId" TEXT NOT NULL,
    "LinePosition" INTEGER NOT NULL,
    "Bill" TEXT NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    CONSTRAINT "PK_bill_reversal" PRIMARY KEY ("PartnerId", "LinePosition")
);


CREATE TABLE "bill_sum" (
    "Bill" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Month" INTEGER NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "ServiceType" TEXT NOT NULL,
    "BillType" TEXT NOT NULL,
    "Lines" INTEGER NOT NULL,
    "AmountDueHigh" INTEGER NOT NULL,
    "AmountDueLow" INTEGER NOT NULL,
    "AmountDueRest" INTEGER NOT NULL,
    "CashCouponsHigh" INTEGER NOT NULL,
    "CashCouponsLow" INTEGER NOT NULL,
    "CashCouponsRest" INTEGER NOT NULL,
    "CashPaymentHigh" INTEGER NOT NULL,
    "CashPaymentLow" INTEGER NOT NULL,
    "CashPaymentRest" INTEGER NOT NULL,
    "DiscountedAmountHigh" INTEGER NOT NULL,
    "DiscountedAmountLow" INTEGER NOT NULL,
    "DiscountedAmountRest" INTEGER NOT NULL,
    "ListPriceHigh" INTEGER NOT NULL,
    "ListPriceLow" INTEGER NOT NULL,
    "ListPriceRest" INTEGER NOT NULL,
    "MonthlySettlementHigh" INTEGER NOT NULL,
    "MonthlySettlementLow" INTEGER NOT NULL,
    "MonthlySettlementRest" INTEGER NOT NULL,
    "RefundsHigh" INTEGER NOT NULL,
    "RefundsLow" INTEGER NOT NULL,
    "RefundsRest" INTEGER NOT NULL,
    "TaxHigh" INTEGER NOT NULL,
    "TaxLow" INTEGER NOT NULL,
    "TaxRest" INTEGER NOT NULL,
    CONSTRAINT "PK_bill_sum" PRIMARY KEY ("Bill", "Version", "Month", "CustomerId", "ServiceType", "BillType"),
    CONSTRAINT "exact" CHECK (typeof(ListPriceHigh) = 'integer' AND typeof(ListPriceRest) = 'integer' AND typeof(ListPriceLow) = 'integer' AND ListPriceLow BETWEEN 0 AND 9999999999 AND typeof(DiscountedAmountHigh) = 'integer' AND typeof(DiscountedAmountRest) = 'integer' AND typeof(DiscountedAmountLow) = 'integer' AND DiscountedAmountLow BETWEEN 0 AND 9999999999 AND typeof(AmountDueHigh) = 'integer' AND typeof(AmountDueRest) = 'integer' AND typeof(AmountDueLow) = 'integer' AND AmountDueLow BETWEEN 0 AND 9999999999 AND typeof(RefundsHigh) = 'integer' AND typeof(RefundsRest) = 'integer' AND typeof(RefundsLow) = 'integer' AND RefundsLow BETWEEN 0 AND 9999999999 AND typeof(CashPaymentHigh) = 'integer' AND typeof(CashPaymentRest) = 'integer' AND typeof(CashPaymentLow) = 'integer' AND CashPaymentLow BETWEEN 0 AND 9999999999 AND typeof(CashCouponsHigh) = 'integer' AND typeof(CashCouponsRest) = 'integer' AND typeof(CashCouponsLow) = 'integer' AND CashCouponsLow BETWEEN 0 AND 9999999999 AND typeof(MonthlySettlementHigh) = 'integer' AND typeof(MonthlySettlementRest) = 'integer' AND typeof(MonthlySettlementLow) = 'integer' AND MonthlySettlementLow BETWEEN 0 AND 9999999999 AND typeof(TaxHigh) = 'integer' AND typeof(TaxRest) = 'integer' AND typeof(TaxLow) = 'integer' AND TaxLow BETWEEN 0 AND 9999999999)
);


CREATE TABLE "bill_version" (
    "Bill" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "StatedAt" INTEGER NULL,
    "Reason" TEXT NULL,
    "Operator" TEXT NULL,
    "Before" TEXT NOT NULL,
    "Usage" TEXT NOT NULL,
    "Coupons" TEXT NOT NULL,
    "Total" TEXT NOT NULL,
    "FromBalance" TEXT NOT NULL,
    "Credited" TEXT NOT NULL,
    "DueOn" TEXT NULL,
    CONSTRAINT "PK_bill_version" PRIMARY KEY ("Bill", "Version")
);


CREATE TABLE "billing_coupon" (
    "PartnerId" TEXT NOT NULL,
    "CouponId" TEXT NOT NULL,
    "Left" TEXT NOT NULL,
    "Terms" TEXT NOT NULL,
    CONSTRAINT "PK_billing_coupon" PRIMARY KEY ("PartnerId", "CouponId")
);


CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "customer_month" (
    "CustomerId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Month" INTEGER NOT NULL,
    "Spent" TEXT NOT NULL,
    CONSTRAINT "PK_customer_month" PRIMARY KEY ("CustomerId", "PartnerId", "Month")
);


CREATE TABLE "expenditure_bucket" (
    "PartnerId" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "SummaryId" TEXT NOT NULL,
    "ServiceType" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "BillingMode" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "AccountManagerId" TEXT NOT NULL,
    "Lines" INTEGER NOT NULL,
    "AmountDueHigh" INTEGER NOT NULL,
    "AmountDueLow" INTEGER NOT NULL,
    "AmountDueRest" INTEGER NOT NULL,
    "CashCouponsHigh" INTEGER NOT NULL,
    "CashCouponsLow" INTEGER NOT NULL,
    "CashCouponsRest" INTEGER NOT NULL,
    "CashPaymentHigh" INTEGER NOT NULL,
    "CashPaymentLow" INTEGER NOT NULL,
    "CashPaymentRest" INTEGER NOT NULL,
    "DiscountedAmountHigh" INTEGER NOT NULL,
    "DiscountedAmountLow" INTEGER NOT NULL,
    "DiscountedAmountRest" INTEGER NOT NULL,
    "ListPriceHigh" INTEGER NOT NULL,
    "ListPriceLow" INTEGER NOT NULL,
    "ListPriceRest" INTEGER NOT NULL,
    "MonthlySettlementHigh" INTEGER NOT NULL,
    "MonthlySettlementLow" INTEGER NOT NULL,
    "MonthlySettlementRest" INTEGER NOT NULL,
    "RefundsHigh" INTEGER NOT NULL,
    "RefundsLow" INTEGER NOT NULL,
    "RefundsRest" INTEGER NOT NULL,
    "TaxHigh" INTEGER NOT NULL,
    "TaxLow" INTEGER NOT NULL,
    "TaxRest" INTEGER NOT NULL,
    CONSTRAINT "PK_expenditure_bucket" PRIMARY KEY ("PartnerId", "Day", "CustomerId", "SummaryId", "ServiceType", "Region", "BillingMode", "Model", "AccountManagerId"),
    CONSTRAINT "exact" CHECK (typeof(ListPriceHigh) = 'integer' AND typeof(ListPriceRest) = 'integer' AND typeof(ListPriceLow) = 'integer' AND ListPriceLow BETWEEN 0 AND 9999999999 AND typeof(DiscountedAmountHigh) = 'integer' AND typeof(DiscountedAmountRest) = 'integer' AND typeof(DiscountedAmountLow) = 'integer' AND DiscountedAmountLow BETWEEN 0 AND 9999999999 AND typeof(AmountDueHigh) = 'integer' AND typeof(AmountDueRest) = 'integer' AND typeof(AmountDueLow) = 'integer' AND AmountDueLow BETWEEN 0 AND 9999999999 AND typeof(RefundsHigh) = 'integer' AND typeof(RefundsRest) = 'integer' AND typeof(RefundsLow) = 'integer' AND RefundsLow BETWEEN 0 AND 9999999999 AND typeof(CashPaymentHigh) = 'integer' AND typeof(CashPaymentRest) = 'integer' AND typeof(CashPaymentLow) = 'integer' AND CashPaymentLow BETWEEN 0 AND 9999999999 AND typeof(CashCouponsHigh) = 'integer' AND typeof(CashCouponsRest) = 'integer' AND typeof(CashCouponsLow) = 'integer' AND CashCouponsLow BETWEEN 0 AND 9999999999 AND typeof(MonthlySettlementHigh) = 'integer' AND typeof(MonthlySettlementRest) = 'integer' AND typeof(MonthlySettlementLow) = 'integer' AND MonthlySettlementLow BETWEEN 0 AND 9999999999 AND typeof(TaxHigh) = 'integer' AND typeof(TaxRest) = 'integer' AND typeof(TaxLow) = 'integer' AND TaxLow BETWEEN 0 AND 9999999999)
);


CREATE TABLE "expenditure_customer" (
    "CustomerId" TEXT NOT NULL CONSTRAINT "PK_expenditure_customer" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "History" TEXT NOT NULL
);


CREATE TABLE "expenditure_day" (
    "PartnerId" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "ServiceType" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "BillingMode" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "AccountManagerId" TEXT NOT NULL,
    "Lines" INTEGER NOT NULL,
    "AmountDueHigh" INTEGER NOT NULL,
    "AmountDueLow" INTEGER NOT NULL,
    "AmountDueRest" INTEGER NOT NULL,
    "CashCouponsHigh" INTEGER NOT NULL,
    "CashCouponsLow" INTEGER NOT NULL,
    "CashCouponsRest" INTEGER NOT NULL,
    "CashPaymentHigh" INTEGER NOT NULL,
    "CashPaymentLow" INTEGER NOT NULL,
    "CashPaymentRest" INTEGER NOT NULL,
    "DiscountedAmountHigh" INTEGER NOT NULL,
    "DiscountedAmountLow" INTEGER NOT NULL,
    "DiscountedAmountRest" INTEGER NOT NULL,
    "ListPriceHigh" INTEGER NOT NULL,
    "ListPriceLow" INTEGER NOT NULL,
    "ListPriceRest" INTEGER NOT NULL,
    "MonthlySettlementHigh" INTEGER NOT NULL,
    "MonthlySettlementLow" INTEGER NOT NULL,
    "MonthlySettlementRest" INTEGER NOT NULL,
    "RefundsHigh" INTEGER NOT NULL,
    "RefundsLow" INTEGER NOT NULL,
    "RefundsRest" INTEGER NOT NULL,
    "TaxHigh" INTEGER NOT NULL,
    "TaxLow" INTEGER NOT NULL,
    "TaxRest" INTEGER NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "SummaryId" TEXT NOT NULL,
    CONSTRAINT "PK_expenditure_day" PRIMARY KEY ("PartnerId", "Day", "ServiceType", "Region", "BillingMode", "Model", "AccountManagerId"),
    CONSTRAINT "exact" CHECK (typeof(ListPriceHigh) = 'integer' AND typeof(ListPriceRest) = 'integer' AND typeof(ListPriceLow) = 'integer' AND ListPriceLow BETWEEN 0 AND 9999999999 AND typeof(DiscountedAmountHigh) = 'integer' AND typeof(DiscountedAmountRest) = 'integer' AND typeof(DiscountedAmountLow) = 'integer' AND DiscountedAmountLow BETWEEN 0 AND 9999999999 AND typeof(AmountDueHigh) = 'integer' AND typeof(AmountDueRest) = 'integer' AND typeof(AmountDueLow) = 'integer' AND AmountDueLow BETWEEN 0 AND 9999999999 AND typeof(RefundsHigh) = 'integer' AND typeof(RefundsRest) = 'integer' AND typeof(RefundsLow) = 'integer' AND RefundsLow BETWEEN 0 AND 9999999999 AND typeof(CashPaymentHigh) = 'integer' AND typeof(CashPaymentRest) = 'integer' AND typeof(CashPaymentLow) = 'integer' AND CashPaymentLow BETWEEN 0 AND 9999999999 AND typeof(CashCouponsHigh) = 'integer' AND typeof(CashCouponsRest) = 'integer' AND typeof(CashCouponsLow) = 'integer' AND CashCouponsLow BETWEEN 0 AND 9999999999 AND typeof(MonthlySettlementHigh) = 'integer' AND typeof(MonthlySettlementRest) = 'integer' AND typeof(MonthlySettlementLow) = 'integer' AND MonthlySettlementLow BETWEEN 0 AND 9999999999 AND typeof(TaxHigh) = 'integer' AND typeof(TaxRest) = 'integer' AND typeof(TaxLow) = 'integer' AND TaxLow BETWEEN 0 AND 9999999999)
);


CREATE TABLE "expenditure_line" (
    "Position" INTEGER NOT NULL CONSTRAINT "PK_expenditure_line" PRIMARY KEY,
    "Source" TEXT NOT NULL,
    "LineId" TEXT NOT NULL,
    "MemberId" TEXT NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "SummaryId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "AccountManagerId" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "ChargedFrom" INTEGER NOT NULL,
    "ChargedTo" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "ServiceType" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "BillingMode" TEXT NOT NULL,
    "BillType" TEXT NOT NULL,
    "ResourceId" TEXT NULL,
    "ResourceName" TEXT NULL,
    "ResourceType" TEXT NULL,
    "OrderId" TEXT NULL,
    "UnbilledOf" TEXT NULL,
    "UnstatedOf" TEXT NULL,
    "Offering" TEXT NOT NULL,
    "Payments" TEXT NULL,
    "Lines" INTEGER NOT NULL,
    "AmountDueHigh" INTEGER NOT NULL,
    "AmountDueLow" INTEGER NOT NULL,
    "AmountDueRest" INTEGER NOT NULL,
    "CashCouponsHigh" INTEGER NOT NULL,
    "CashCouponsLow" INTEGER NOT NULL,
    "CashCouponsRest" INTEGER NOT NULL,
    "CashPaymentHigh" INTEGER NOT NULL,
    "CashPaymentLow" INTEGER NOT NULL,
    "CashPaymentRest" INTEGER NOT NULL,
    "DiscountedAmountHigh" INTEGER NOT NULL,
    "DiscountedAmountLow" INTEGER NOT NULL,
    "DiscountedAmountRest" INTEGER NOT NULL,
    "ListPriceHigh" INTEGER NOT NULL,
    "ListPriceLow" INTEGER NOT NULL,
    "ListPriceRest" INTEGER NOT NULL,
    "MonthlySettlementHigh" INTEGER NOT NULL,
    "MonthlySettlementLow" INTEGER NOT NULL,
    "MonthlySettlementRest" INTEGER NOT NULL,
    "RefundsHigh" INTEGER NOT NULL,
    "RefundsLow" INTEGER NOT NULL,
    "RefundsRest" INTEGER NOT NULL,
    "TaxHigh" INTEGER NOT NULL,
    "TaxLow" INTEGER NOT NULL,
    "TaxRest" INTEGER NOT NULL,
    CONSTRAINT "exact" CHECK (typeof(ListPriceHigh) = 'integer' AND typeof(ListPriceRest) = 'integer' AND typeof(ListPriceLow) = 'integer' AND ListPriceLow BETWEEN 0 AND 9999999999 AND typeof(DiscountedAmountHigh) = 'integer' AND typeof(DiscountedAmountRest) = 'integer' AND typeof(DiscountedAmountLow) = 'integer' AND DiscountedAmountLow BETWEEN 0 AND 9999999999 AND typeof(AmountDueHigh) = 'integer' AND typeof(AmountDueRest) = 'integer' AND typeof(AmountDueLow) = 'integer' AND AmountDueLow BETWEEN 0 AND 9999999999 AND typeof(RefundsHigh) = 'integer' AND typeof(RefundsRest) = 'integer' AND typeof(RefundsLow) = 'integer' AND RefundsLow BETWEEN 0 AND 9999999999 AND typeof(CashPaymentHigh) = 'integer' AND typeof(CashPaymentRest) = 'integer' AND typeof(CashPaymentLow) = 'integer' AND CashPaymentLow BETWEEN 0 AND 9999999999 AND typeof(CashCouponsHigh) = 'integer' AND typeof(CashCouponsRest) = 'integer' AND typeof(CashCouponsLow) = 'integer' AND CashCouponsLow BETWEEN 0 AND 9999999999 AND typeof(MonthlySettlementHigh) = 'integer' AND typeof(MonthlySettlementRest) = 'integer' AND typeof(MonthlySettlementLow) = 'integer' AND MonthlySettlementLow BETWEEN 0 AND 9999999999 AND typeof(TaxHigh) = 'integer' AND typeof(TaxRest) = 'integer' AND typeof(TaxLow) = 'integer' AND TaxLow BETWEEN 0 AND 9999999999)
);


CREATE TABLE "expenditure_manager" (
    "CustomerId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "AllocatedTo" TEXT NOT NULL,
    "AccountManagerId" TEXT NOT NULL,
    CONSTRAINT "PK_expenditure_manager" PRIMARY KEY ("CustomerId", "PartnerId")
);


CREATE TABLE "expenditure_source_month" (
    "Source" TEXT NOT NULL,
    "Month" INTEGER NOT NULL,
    "First" INTEGER NOT NULL,
    "Last" INTEGER NOT NULL,
    CONSTRAINT "PK_expenditure_source_month" PRIMARY KEY ("Source", "Month")
);


CREATE TABLE "incentive_charge" (
    "StatementId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "LinePosition" INTEGER NOT NULL,
    "Reversal" INTEGER NOT NULL,
    "Cut" INTEGER NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "ServiceType" TEXT NOT NULL,
    "Offering" TEXT NOT NULL,
    "Discount" INTEGER NOT NULL,
    "ListHigh" INTEGER NOT NULL,
    "ListLow" INTEGER NOT NULL,
    "EarnedIn" TEXT NULL,
    "Sale" INTEGER NULL,
    "Line" TEXT NULL,
    CONSTRAINT "PK_incentive_charge" PRIMARY KEY ("StatementId", "Version", "LinePosition", "Reversal")
);


CREATE TABLE "incentive_cut" (
    "StatementId" TEXT NOT NULL CONSTRAINT "PK_incentive_cut" PRIMARY KEY,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "incentive_reversal" (
    "PartnerId" TEXT NOT NULL,
    "LinePosition" INTEGER NOT NULL,
    "StatementId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    CONSTRAINT "PK_incentive_reversal" PRIMARY KEY ("PartnerId", "LinePosition")
);


CREATE TABLE "observation" (
    "Position" INTEGER NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "About" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Observed" TEXT NOT NULL,
    CONSTRAINT "PK_observation" PRIMARY KEY ("Position", "Ordinal")
);


CREATE TABLE "partner_bill" (
    "PartnerId" TEXT NOT NULL,
    "Month" INTEGER NOT NULL,
    "ClosedAt" INTEGER NULL,
    "GeneratedAt" INTEGER NULL,
    "Position" INTEGER NOT NULL,
    "Usage" TEXT NOT NULL,
    "Coupons" TEXT NOT NULL,
    "Total" TEXT NOT NULL,
    "FromBalance" TEXT NOT NULL,
    "Credited" TEXT NOT NULL,
    "DueOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_partner_bill" PRIMARY KEY ("PartnerId", "Month")
);


CREATE TABLE "partner_debt" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_partner_debt" PRIMARY KEY,
    "Due" TEXT NOT NULL,
    "Unbilled" TEXT NOT NULL,
    "Balance" TEXT NOT NULL,
    "Coupons" TEXT NOT NULL,
    "Refunds" TEXT NOT NULL
);


CREATE TABLE "partner_month" (
    "PartnerId" TEXT NOT NULL,
    "Month" INTEGER NOT NULL,
    "Spent" TEXT NOT NULL,
    "Billed" TEXT NOT NULL,
    "Unpaid" TEXT NOT NULL,
    "IsOverdue" INTEGER NOT NULL,
    CONSTRAINT "PK_partner_month" PRIMARY KEY ("PartnerId", "Month")
);


CREATE TABLE "quarantine" (
    "Stream" TEXT NOT NULL CONSTRAINT "PK_quarantine" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Type" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Skipped" INTEGER NOT NULL,
    "Tenants" TEXT NOT NULL
);


CREATE TABLE "referral_revenue" (
    "ServiceType" TEXT NOT NULL,
    "Offering" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Lines" INTEGER NOT NULL,
    "Net" TEXT NOT NULL,
    "Tax" TEXT NOT NULL,
    "Coupons" TEXT NOT NULL,
    "TestCoupons" TEXT NOT NULL,
    "FlexiPurchaseCoupons" TEXT NOT NULL,
    "StoredValueCards" TEXT NOT NULL,
    "Unpaid" TEXT NOT NULL,
    CONSTRAINT "PK_referral_revenue" PRIMARY KEY ("PartnerId", "Day", "ServiceType", "Offering")
);


CREATE TABLE "watched_budget" (
    "CustomerId" TEXT NOT NULL CONSTRAINT "PK_watched_budget" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "IsSet" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Ratios" TEXT NOT NULL,
    "OnExceeded" TEXT NOT NULL,
    "First" INTEGER NOT NULL,
    "Started" INTEGER NOT NULL,
    "PackageSpent" TEXT NOT NULL
);


CREATE TABLE "watched_month" (
    "CustomerId" TEXT NOT NULL,
    "Month" INTEGER NOT NULL,
    "Told" TEXT NOT NULL,
    CONSTRAINT "PK_watched_month" PRIMARY KEY ("CustomerId", "Month")
);


CREATE TABLE "watched_quota" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_watched_quota" PRIMARY KEY,
    "Total" TEXT NOT NULL,
    "Level" TEXT NOT NULL
);


CREATE INDEX "IX_bill_line_LinePosition" ON "bill_line" ("LinePosition");


CREATE INDEX "IX_expenditure_bucket_CustomerId_Day" ON "expenditure_bucket" ("CustomerId", "Day");


CREATE INDEX "IX_expenditure_line_CustomerId_ChargedFrom" ON "expenditure_line" ("CustomerId", "ChargedFrom");


CREATE INDEX "IX_expenditure_line_CustomerId_Day" ON "expenditure_line" ("CustomerId", "Day") WHERE "BillType" = 'RefundUnsubscription';


CREATE INDEX "IX_expenditure_line_MemberId_ChargedFrom" ON "expenditure_line" ("MemberId", "ChargedFrom") WHERE "MemberId" <> "CustomerId";


CREATE INDEX "IX_expenditure_line_PartnerId_ChargedFrom" ON "expenditure_line" ("PartnerId", "ChargedFrom");


CREATE INDEX "IX_expenditure_line_UnbilledOf_Day" ON "expenditure_line" ("UnbilledOf", "Day") WHERE "UnbilledOf" IS NOT NULL;


CREATE INDEX "IX_expenditure_line_UnstatedOf_Day" ON "expenditure_line" ("UnstatedOf", "Day") WHERE "UnstatedOf" IS NOT NULL;


CREATE INDEX "IX_expenditure_manager_PartnerId_AccountManagerId" ON "expenditure_manager" ("PartnerId", "AccountManagerId");


CREATE INDEX "IX_incentive_charge_LinePosition" ON "incentive_charge" ("LinePosition");


CREATE INDEX "IX_incentive_charge_Line_LinePosition" ON "incentive_charge" ("Line", "LinePosition");


CREATE INDEX "IX_incentive_charge_Sale" ON "incentive_charge" ("Sale") WHERE "Sale" IS NOT NULL;


CREATE INDEX "IX_incentive_charge_StatementId_Version_ServiceType_Day" ON "incentive_charge" ("StatementId", "Version", "ServiceType", "Day");


CREATE INDEX "IX_partner_bill_PartnerId_Position" ON "partner_bill" ("PartnerId", "Position");


