CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "customer_fact" (
    "CustomerId" TEXT NOT NULL,
    "FactKey" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "FactId" TEXT NOT NULL,
    "Contract" TEXT NULL,
    "Amount" TEXT NULL,
    "Currency" TEXT NULL,
    "ValidTo" INTEGER NULL,
    "EnterpriseAccount" TEXT NULL,
    "EnterpriseAccounting" TEXT NULL,
    "Text" TEXT NOT NULL,
    "RecordedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Position" INTEGER NOT NULL,
    CONSTRAINT "PK_customer_fact" PRIMARY KEY ("CustomerId", "FactKey")
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


CREATE INDEX "IX_customer_fact_CustomerId_Position_FactKey" ON "customer_fact" ("CustomerId", "Position", "FactKey");


