CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "coupon_quota" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_coupon_quota" PRIMARY KEY,
    "Granted" TEXT NOT NULL,
    "Left" TEXT NOT NULL
);


CREATE TABLE "coupon_quota_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_coupon_quota_history" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "CustomerId" TEXT NULL,
    "Origin" TEXT NULL,
    "CouponId" TEXT NULL,
    "Amount" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "RecordedAt" INTEGER NOT NULL,
    "Operator" TEXT NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "historic_coupon" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_historic_coupon" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "CouponId" TEXT NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "Origin" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Products" TEXT NOT NULL,
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


CREATE INDEX "IX_coupon_quota_history_PartnerId_Position" ON "coupon_quota_history" ("PartnerId", "Position");


CREATE INDEX "IX_historic_coupon_CustomerId_Position" ON "historic_coupon" ("CustomerId", "Position");


