CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "export" (
    "ExportId" TEXT NOT NULL CONSTRAINT "PK_export" PRIMARY KEY,
    "OwnerKey" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "PartnerId" TEXT NULL,
    "CustomerId" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "From" INTEGER NOT NULL,
    "To" INTEGER NOT NULL,
    "BilledPartnerId" TEXT NULL,
    "StatementId" TEXT NULL,
    "Order" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Rows" INTEGER NULL,
    "Bytes" INTEGER NULL,
    "Sha256" TEXT NULL,
    "AsOf" INTEGER NULL,
    "Reason" TEXT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "CompletedAt" INTEGER NULL,
    "ExpiresAt" INTEGER NULL,
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


CREATE INDEX "IX_export_OwnerKey_Subject_Position" ON "export" ("OwnerKey", "Subject", "Position");


CREATE INDEX "IX_export_State_Position" ON "export" ("State", "Position");


