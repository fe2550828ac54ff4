CREATE TABLE bill_line (
    "Bill" text COLLATE "C" NOT NULL,
    "LinePosition" bigint NOT NULL,
    "Version" integer NOT NULL,
    "Reversal" boolean NOT NULL,
    "Cut" bigint NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_bill_line" PRIMARY KEY ("Bill", "LinePosition", "Version", "Reversal")
);


CREATE TABLE bill_revenue (
    "ServiceType" text COLLATE "C" NOT NULL,
    "Offering" text COLLATE "C" NOT NULL,
    "Bill" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "Month" integer NOT NULL,
    "ListPrice" numeric(30,8) NOT NULL,
    "DeductedCoupons" numeric(30,8) NOT NULL,
    "DeductedTestCoupons" numeric(30,8) NOT NULL,
    "Net" numeric(30,8) NOT NULL,
    "Tax" numeric(30,8) NOT NULL,
    "Coupons" numeric(30,8) NOT NULL,
    "TestCoupons" numeric(30,8) NOT NULL,
    "FlexiPurchaseCoupons" numeric(30,8) NOT NULL,
    "StoredValueCards" numeric(30,8) NOT NULL,
    "Unpaid" numeric(30,8) NOT NULL,
    CONSTRAINT "PK_bill_revenue" PRIMARY KEY ("Bill", "Version", "Month", "ServiceType", "Offering")
);


CREATE TABLE bill_reversal (
    "PartnerId" text COLLATE "C" NOT NULL,
    "LinePosition" bigint NOT NULL,
    "Bill" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_bill_reversal" PRIMARY KEY ("PartnerId", "LinePosition")
);


CREATE TABLE bill_sum (
    "Bill" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "Month" integer NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "ServiceType" text COLLATE "C" NOT NULL,
    "BillType" text COLLATE "C" NOT NULL,
    "Lines" bigint NOT NULL,
    "AmountDueHigh" bigint NOT NULL,
    "AmountDueLow" bigint NOT NULL,
    "AmountDueRest" bigint NOT NULL,
    "CashCouponsHigh" bigint NOT NULL,
    "CashCouponsLow" bigint NOT NULL,
    "CashCouponsRest" bigint NOT NULL,
    "CashPaymentHigh" bigint NOT NULL,
    "CashPaymentLow" bigint NOT NULL,
    "CashPaymentRest" bigint NOT NULL,
    "DiscountedAmountHigh" bigint NOT NULL,
    "DiscountedAmountLow" bigint NOT NULL,
    "DiscountedAmountRest" bigint NOT NULL,
    "ListPriceHigh" bigint NOT NULL,
    "ListPriceLow" bigint NOT NULL,
    "ListPriceRest" bigint NOT NULL,
    "MonthlySettlementHigh" bigint NOT NULL,
    "MonthlySettlementLow" bigint NOT NULL,
    "MonthlySettlementRest" bigint NOT NULL,
    "RefundsHigh" bigint NOT NULL,
    "RefundsLow" bigint NOT NULL,
    "RefundsRest" bigint NOT NULL,
    "TaxHigh" bigint NOT NULL,
    "TaxLow" bigint NOT NULL,
    "TaxRest" bigint NOT NULL,
    CONSTRAINT "PK_bill_sum" PRIMARY KEY ("Bill", "Version", "Month", "CustomerId", "ServiceType", "BillType"),
    CONSTRAINT exact CHECK ("ListPriceLow" BETWEEN 0 AND 9999999999 AND "DiscountedAmountLow" BETWEEN 0 AND 9999999999 AND "AmountDueLow" BETWEEN 0 AND 9999999999 AND "RefundsLow" BETWEEN 0 AND 9999999999 AND "CashPaymentLow" BETWEEN 0 AND 9999999999 AND "CashCouponsLow" BETWEEN 0 AND 9999999999 AND "MonthlySettlementLow" BETWEEN 0 AND 9999999999 AND "TaxLow" BETWEEN 0 AND 9999999999)
);


CREATE TABLE bill_version (
    "Bill" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "StatedAt" bigint,
    "Reason" text COLLATE "C",
    "Operator" text COLLATE "C",
    "Before" numeric(30,8) NOT NULL,
    "Usage" numeric(30,8) NOT NULL,
    "Coupons" numeric(30,8) NOT NULL,
    "Total" numeric(30,8) NOT NULL,
    "FromBalance" numeric(30,8) NOT NULL,
    "Credited" numeric(30,8) NOT NULL,
    "DueOn" date,
    CONSTRAINT "PK_bill_version" PRIMARY KEY ("Bill", "Version")
);


CREATE TABLE billing_coupon (
    "PartnerId" text COLLATE "C" NOT NULL,
    "CouponId" text COLLATE "C" NOT NULL,
    "Left" numeric(30,8) NOT NULL,
    "Terms" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_billing_coupon" PRIMARY KEY ("PartnerId", "CouponId")
);


CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE customer_month (
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Month" integer NOT NULL,
    "Spent" numeric(30,8) NOT NULL,
    CONSTRAINT "PK_customer_month" PRIMARY KEY ("CustomerId", "PartnerId", "Month")
);


CREATE TABLE expenditure_bucket (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Day" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "SummaryId" text COLLATE "C" NOT NULL,
    "ServiceType" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "BillingMode" text COLLATE "C" NOT NULL,
    "Model" text COLLATE "C" NOT NULL,
    "AccountManagerId" text COLLATE "C" NOT NULL,
    "Lines" bigint NOT NULL,
    "AmountDueHigh" bigint NOT NULL,
    "AmountDueLow" bigint NOT NULL,
    "AmountDueRest" bigint NOT NULL,
    "CashCouponsHigh" bigint NOT NULL,
    "CashCouponsLow" bigint NOT NULL,
    "CashCouponsRest" bigint NOT NULL,
    "CashPaymentHigh" bigint NOT NULL,
    "CashPaymentLow" bigint NOT NULL,
    "CashPaymentRest" bigint NOT NULL,
    "DiscountedAmountHigh" bigint NOT NULL,
    "DiscountedAmountLow" bigint NOT NULL,
    "DiscountedAmountRest" bigint NOT NULL,
    "ListPriceHigh" bigint NOT NULL,
    "ListPriceLow" bigint NOT NULL,
    "ListPriceRest" bigint NOT NULL,
    "MonthlySettlementHigh" bigint NOT NULL,
    "MonthlySettlementLow" bigint NOT NULL,
    "MonthlySettlementRest" bigint NOT NULL,
    "RefundsHigh" bigint NOT NULL,
    "RefundsLow" bigint NOT NULL,
    "RefundsRest" bigint NOT NULL,
    "TaxHigh" bigint NOT NULL,
    "TaxLow" bigint NOT NULL,
    "TaxRest" bigint NOT NULL,
    CONSTRAINT "PK_expenditure_bucket" PRIMARY KEY ("PartnerId", "Day", "CustomerId", "SummaryId", "ServiceType", "Region", "BillingMode", "Model", "AccountManagerId"),
    CONSTRAINT exact CHECK ("ListPriceLow" BETWEEN 0 AND 9999999999 AND "DiscountedAmountLow" BETWEEN 0 AND 9999999999 AND "AmountDueLow" BETWEEN 0 AND 9999999999 AND "RefundsLow" BETWEEN 0 AND 9999999999 AND "CashPaymentLow" BETWEEN 0 AND 9999999999 AND "CashCouponsLow" BETWEEN 0 AND 9999999999 AND "MonthlySettlementLow" BETWEEN 0 AND 9999999999 AND "TaxLow" BETWEEN 0 AND 9999999999)
);


CREATE TABLE expenditure_customer (
    "CustomerId" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "History" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_expenditure_customer" PRIMARY KEY ("CustomerId")
);


CREATE TABLE expenditure_day (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Day" text COLLATE "C" NOT NULL,
    "ServiceType" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "BillingMode" text COLLATE "C" NOT NULL,
    "Model" text COLLATE "C" NOT NULL,
    "AccountManagerId" text COLLATE "C" NOT NULL,
    "Lines" bigint NOT NULL,
    "AmountDueHigh" bigint NOT NULL,
    "AmountDueLow" bigint NOT NULL,
    "AmountDueRest" bigint NOT NULL,
    "CashCouponsHigh" bigint NOT NULL,
    "CashCouponsLow" bigint NOT NULL,
    "CashCouponsRest" bigint NOT NULL,
    "CashPaymentHigh" bigint NOT NULL,
    "CashPaymentLow" bigint NOT NULL,
    "CashPaymentRest" bigint NOT NULL,
    "DiscountedAmountHigh" bigint NOT NULL,
    "DiscountedAmountLow" bigint NOT NULL,
    "DiscountedAmountRest" bigint NOT NULL,
    "ListPriceHigh" bigint NOT NULL,
    "ListPriceLow" bigint NOT NULL,
    "ListPriceRest" bigint NOT NULL,
    "MonthlySettlementHigh" bigint NOT NULL,
    "MonthlySettlementLow" bigint NOT NULL,
    "MonthlySettlementRest" bigint NOT NULL,
    "RefundsHigh" bigint NOT NULL,
    "RefundsLow" bigint NOT NULL,
    "RefundsRest" bigint NOT NULL,
    "TaxHigh" bigint NOT NULL,
    "TaxLow" bigint NOT NULL,
    "TaxRest" bigint NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "SummaryId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_expenditure_day" PRIMARY KEY ("PartnerId", "Day", "ServiceType", "Region", "BillingMode", "Model", "AccountManagerId"),
    CONSTRAINT exact CHECK ("ListPriceLow" BETWEEN 0 AND 9999999999 AND "DiscountedAmountLow" BETWEEN 0 AND 9999999999 AND "AmountDueLow" BETWEEN 0 AND 9999999999 AND "RefundsLow" BETWEEN 0 AND 9999999999 AND "CashPaymentLow" BETWEEN 0 AND 9999999999 AND "CashCouponsLow" BETWEEN 0 AND 9999999999 AND "MonthlySettlementLow" BETWEEN 0 AND 9999999999 AND "TaxLow" BETWEEN 0 AND 9999999999)
);


CREATE TABLE expenditure_line (
    "Position" bigint NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    "LineId" text COLLATE "C" NOT NULL,
    "MemberId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "SummaryId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "AccountManagerId" text COLLATE "C" NOT NULL,
    "Model" text COLLATE "C" NOT NULL,
    "ChargedFrom" bigint NOT NULL,
    "ChargedTo" bigint NOT NULL,
    "Day" text COLLATE "C" NOT NULL,
    "ServiceType" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "BillingMode" text COLLATE "C" NOT NULL,
    "BillType" text COLLATE "C" NOT NULL,
    "ResourceId" text COLLATE "C",
    "ResourceName" text COLLATE "C",
    "ResourceType" text COLLATE "C",
    "OrderId" text COLLATE "C",
    "UnbilledOf" text COLLATE "C",
    "UnstatedOf" text COLLATE "C",
    "Offering" text COLLATE "C" NOT NULL,
    "Payments" text COLLATE "C",
    "Lines" bigint NOT NULL,
    "AmountDueHigh" bigint NOT NULL,
    "AmountDueLow" bigint NOT NULL,
    "AmountDueRest" bigint NOT NULL,
    "CashCouponsHigh" bigint NOT NULL,
    "CashCouponsLow" bigint NOT NULL,
    "CashCouponsRest" bigint NOT NULL,
    "CashPaymentHigh" bigint NOT NULL,
    "CashPaymentLow" bigint NOT NULL,
    "CashPaymentRest" bigint NOT NULL,
    "DiscountedAmountHigh" bigint NOT NULL,
    "DiscountedAmountLow" bigint NOT NULL,
    "DiscountedAmountRest" bigint NOT NULL,
    "ListPriceHigh" bigint NOT NULL,
    "ListPriceLow" bigint NOT NULL,
    "ListPriceRest" bigint NOT NULL,
    "MonthlySettlementHigh" bigint NOT NULL,
    "MonthlySettlementLow" bigint NOT NULL,
    "MonthlySettlementRest" bigint NOT NULL,
    "RefundsHigh" bigint NOT NULL,
    "RefundsLow" bigint NOT NULL,
    "RefundsRest" bigint NOT NULL,
    "TaxHigh" bigint NOT NULL,
    "TaxLow" bigint NOT NULL,
    "TaxRest" bigint NOT NULL,
    CONSTRAINT "PK_expenditure_line" PRIMARY KEY ("Position"),
    CONSTRAINT exact CHECK ("ListPriceLow" BETWEEN 0 AND 9999999999 AND "DiscountedAmountLow" BETWEEN 0 AND 9999999999 AND "AmountDueLow" BETWEEN 0 AND 9999999999 AND "RefundsLow" BETWEEN 0 AND 9999999999 AND "CashPaymentLow" BETWEEN 0 AND 9999999999 AND "CashCouponsLow" BETWEEN 0 AND 9999999999 AND "MonthlySettlementLow" BETWEEN 0 AND 9999999999 AND "TaxLow" BETWEEN 0 AND 9999999999)
);


CREATE TABLE expenditure_manager (
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "AllocatedTo" text COLLATE "C" NOT NULL,
    "AccountManagerId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_expenditure_manager" PRIMARY KEY ("CustomerId", "PartnerId")
);


CREATE TABLE expenditure_source_month (
    "Source" text COLLATE "C" NOT NULL,
    "Month" integer NOT NULL,
    "First" bigint NOT NULL,
    "Last" bigint NOT NULL,
    CONSTRAINT "PK_expenditure_source_month" PRIMARY KEY ("Source", "Month")
);


CREATE TABLE incentive_charge (
    "StatementId" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "LinePosition" bigint NOT NULL,
    "Reversal" boolean NOT NULL,
    "Cut" bigint NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "Day" text COLLATE "C" NOT NULL,
    "ServiceType" text COLLATE "C" NOT NULL,
    "Offering" text COLLATE "C" NOT NULL,
    "Discount" integer NOT NULL,
    "ListHigh" bigint NOT NULL,
    "ListLow" bigint NOT NULL,
    "EarnedIn" text COLLATE "C",
    "Sale" bigint,
    "Line" text COLLATE "C",
    CONSTRAINT "PK_incentive_charge" PRIMARY KEY ("StatementId", "Version", "LinePosition", "Reversal")
);


CREATE TABLE incentive_cut (
    "StatementId" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_incentive_cut" PRIMARY KEY ("StatementId")
);


CREATE TABLE incentive_reversal (
    "PartnerId" text COLLATE "C" NOT NULL,
    "LinePosition" bigint NOT NULL,
    "StatementId" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_incentive_reversal" PRIMARY KEY ("PartnerId", "LinePosition")
);


CREATE TABLE observation (
    "Position" bigint NOT NULL,
    "Ordinal" integer NOT NULL,
    "About" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Observed" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_observation" PRIMARY KEY ("Position", "Ordinal")
);


CREATE TABLE partner_bill (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Month" integer NOT NULL,
    "ClosedAt" bigint,
    "GeneratedAt" bigint,
    "Position" bigint NOT NULL,
    "Usage" numeric(30,8) NOT NULL,
    "Coupons" numeric(30,8) NOT NULL,
    "Total" numeric(30,8) NOT NULL,
    "FromBalance" numeric(30,8) NOT NULL,
    "Credited" numeric(30,8) NOT NULL,
    "DueOn" date,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_partner_bill" PRIMARY KEY ("PartnerId", "Month")
);


CREATE TABLE partner_debt (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Due" numeric(30,8) NOT NULL,
    "Unbilled" numeric(30,8) NOT NULL,
    "Balance" numeric(30,8) NOT NULL,
    "Coupons" numeric(30,8) NOT NULL,
    "Refunds" numeric(30,8) NOT NULL,
    CONSTRAINT "PK_partner_debt" PRIMARY KEY ("PartnerId")
);


CREATE TABLE partner_month (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Month" integer NOT NULL,
    "Spent" numeric(30,8) NOT NULL,
    "Billed" numeric(30,8) NOT NULL,
    "Unpaid" numeric(30,8) NOT NULL,
    "IsOverdue" boolean NOT NULL,
    CONSTRAINT "PK_partner_month" PRIMARY KEY ("PartnerId", "Month")
);


CREATE TABLE quarantine (
    "Stream" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "Since" bigint NOT NULL,
    "Skipped" bigint NOT NULL,
    "Tenants" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_quarantine" PRIMARY KEY ("Stream")
);


CREATE TABLE referral_revenue (
    "ServiceType" text COLLATE "C" NOT NULL,
    "Offering" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Day" text COLLATE "C" NOT NULL,
    "Lines" bigint NOT NULL,
    "Net" numeric(30,8) NOT NULL,
    "Tax" numeric(30,8) NOT NULL,
    "Coupons" numeric(30,8) NOT NULL,
    "TestCoupons" numeric(30,8) NOT NULL,
    "FlexiPurchaseCoupons" numeric(30,8) NOT NULL,
    "StoredValueCards" numeric(30,8) NOT NULL,
    "Unpaid" numeric(30,8) NOT NULL,
    CONSTRAINT "PK_referral_revenue" PRIMARY KEY ("PartnerId", "Day", "ServiceType", "Offering")
);


CREATE TABLE watched_budget (
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "IsSet" boolean NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Ratios" text COLLATE "C" NOT NULL,
    "OnExceeded" text COLLATE "C" NOT NULL,
    "First" integer NOT NULL,
    "Started" integer NOT NULL,
    "PackageSpent" numeric(30,8) NOT NULL,
    CONSTRAINT "PK_watched_budget" PRIMARY KEY ("CustomerId")
);


CREATE TABLE watched_month (
    "CustomerId" text COLLATE "C" NOT NULL,
    "Month" integer NOT NULL,
    "Told" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_watched_month" PRIMARY KEY ("CustomerId", "Month")
);


CREATE TABLE watched_quota (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Total" numeric(30,8) NOT NULL,
    "Level" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_watched_quota" PRIMARY KEY ("PartnerId")
);


CREATE INDEX "IX_bill_line_LinePosition" ON bill_line ("LinePosition");


CREATE INDEX "IX_expenditure_bucket_CustomerId_Day" ON expenditure_bucket ("CustomerId", "Day");


CREATE INDEX "IX_expenditure_line_CustomerId_ChargedFrom" ON expenditure_line ("CustomerId", "ChargedFrom");


CREATE INDEX "IX_expenditure_line_CustomerId_Day" ON expenditure_line ("CustomerId", "Day") WHERE "BillType" = 'RefundUnsubscription';


CREATE INDEX "IX_expenditure_line_MemberId_ChargedFrom" ON expenditure_line ("MemberId", "ChargedFrom") WHERE "MemberId" <> "CustomerId";


CREATE INDEX "IX_expenditure_line_PartnerId_ChargedFrom" ON expenditure_line ("PartnerId", "ChargedFrom");


CREATE INDEX "IX_expenditure_line_UnbilledOf_Day" ON expenditure_line ("UnbilledOf", "Day") WHERE "UnbilledOf" IS NOT NULL;


CREATE INDEX "IX_expenditure_line_UnstatedOf_Day" ON expenditure_line ("UnstatedOf", "Day") WHERE "UnstatedOf" IS NOT NULL;


CREATE INDEX "IX_expenditure_manager_PartnerId_AccountManagerId" ON expenditure_manager ("PartnerId", "AccountManagerId");


CREATE INDEX "IX_incentive_charge_LinePosition" ON incentive_charge ("LinePosition");


CREATE INDEX "IX_incentive_charge_Line_LinePosition" ON incentive_charge ("Line", "LinePosition");


CREATE INDEX "IX_incentive_charge_Sale" ON incentive_charge ("Sale") WHERE "Sale" IS NOT NULL;


CREATE INDEX "IX_incentive_charge_StatementId_Version_ServiceType_Day" ON incentive_charge ("StatementId", "Version", "ServiceType", "Day");


CREATE INDEX "IX_partner_bill_PartnerId_Position" ON partner_bill ("PartnerId", "Position");


