CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "customer_coupon" (
    "CustomerId" TEXT NOT NULL,
    "CouponId" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Left" TEXT NOT NULL,
    "ValidFrom" TEXT NULL,
    "ValidTo" TEXT NULL,
    "Products" TEXT NOT NULL,
    "ExcludesPartnerDiscount" INTEGER NOT NULL,
    "Remarks" TEXT NULL,
    CONSTRAINT "PK_customer_coupon" PRIMARY KEY ("CustomerId", "CouponId")
);


CREATE TABLE "customer_wallet" (
    "CustomerId" TEXT NOT NULL CONSTRAINT "PK_customer_wallet" PRIMARY KEY,
    "Balance" TEXT NOT NULL
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


