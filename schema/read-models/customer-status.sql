CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "customer_freeze" (
    "CustomerId" TEXT NOT NULL,
    "Cause" TEXT NOT NULL,
    "AccountFrozen" INTEGER NOT NULL,
    "ResourcesFrozen" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "DataDeletionDueAt" INTEGER NULL,
    CONSTRAINT "PK_customer_freeze" PRIMARY KEY ("CustomerId", "Cause")
);


CREATE TABLE "customer_partner" (
    "CustomerId" TEXT NOT NULL CONSTRAINT "PK_customer_partner" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL
);


CREATE TABLE "customer_status_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_customer_status_history" PRIMARY KEY,
    "CustomerId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "Cause" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "DataDeletionDueAt" INTEGER NULL,
    "Operator" TEXT NULL,
    "At" INTEGER NOT NULL,
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


CREATE INDEX "IX_customer_status_history_CustomerId_Position" ON "customer_status_history" ("CustomerId", "Position");


