CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
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


CREATE TABLE "reseller_allocation" (
    "ResellerId" TEXT NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    CONSTRAINT "PK_reseller_allocation" PRIMARY KEY ("ResellerId", "CustomerId")
);


CREATE TABLE "reseller_grant" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_reseller_grant" PRIMARY KEY,
    "DistributorId" TEXT NOT NULL,
    "Granted" TEXT NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "reseller_grant_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_reseller_grant_history" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Operator" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE INDEX "IX_reseller_grant_Position_PartnerId" ON "reseller_grant" ("Position", "PartnerId");


CREATE INDEX "IX_reseller_grant_history_PartnerId_Position" ON "reseller_grant_history" ("PartnerId", "Position");


