CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "coupon" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_coupon" PRIMARY KEY,
    "CouponId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Face" TEXT NOT NULL,
    "Balance" TEXT NOT NULL,
    "ValidFrom" TEXT NULL,
    "ValidTo" TEXT NULL,
    "CustomerIds" TEXT NOT NULL,
    "Products" TEXT NOT NULL,
    "Remarks" TEXT NULL,
    "Origin" TEXT NOT NULL,
    "Excludes" TEXT NOT NULL,
    "BillingModes" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "IssuedAt" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
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


CREATE TABLE "test_coupon" (
    "RequestId" TEXT NOT NULL CONSTRAINT "PK_test_coupon" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "CustomerId" TEXT NULL,
    "ProjectId" TEXT NULL,
    "Background" TEXT NULL,
    "Configuration" TEXT NULL,
    "DurationDays" INTEGER NULL,
    "OrderOn" TEXT NULL,
    "Amount" TEXT NOT NULL,
    "OnBehalf" INTEGER NOT NULL,
    "Additional" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Granted" TEXT NULL,
    "CouponId" TEXT NULL,
    "Reason" TEXT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "DecidedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE INDEX "IX_coupon_PartnerId_Position" ON "coupon" ("PartnerId", "Position");


CREATE INDEX "IX_test_coupon_PartnerId_Position" ON "test_coupon" ("PartnerId", "Position");


CREATE INDEX "IX_test_coupon_Position" ON "test_coupon" ("Position");


